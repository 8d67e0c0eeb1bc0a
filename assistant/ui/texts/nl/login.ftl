# Pagina's buiten de werkruimtes: aanmelden, wachtwoord, eerste beheerder, fouten.

product-name = Terugblik

login-title = Aanmelden
login-greeting = Neem even de tijd om terug te kijken op je werk.
login-name = Gebruikersnaam
login-password = Wachtwoord
login-button = Aanmelden
login-help = Wachtwoord vergeten? Je beheerder kan een nieuw voor je maken.
login-promise = Wat je schrijft, is van jou. Je leidinggevende en de beheerder kunnen het hier niet openen. Dit is een programma; niemand leest mee.
login-refused = Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Kijk ze allebei na en probeer het opnieuw.
login-wait-seconds = { $count ->
    [one] Dat lukte niet. Na een paar mislukte pogingen komt er een pauze, die elke keer langer wordt. Over 1 seconde kun je het opnieuw proberen.
   *[other] Dat lukte niet. Na een paar mislukte pogingen komt er een pauze, die elke keer langer wordt. Over { $count } seconden kun je het opnieuw proberen.
}
login-wait-minutes = { $count ->
    [one] Dat lukte niet. Na een paar mislukte pogingen komt er een pauze, die elke keer langer wordt. Over 1 minuut kun je het opnieuw proberen.
   *[other] Dat lukte niet. Na een paar mislukte pogingen komt er een pauze, die elke keer langer wordt. Over { $count } minuten kun je het opnieuw proberen.
}
login-languages = Taal
login-ended = Je bent afgemeld.

password-title = Wachtwoord wijzigen
password-forced-title = Kies je eigen wachtwoord
password-forced = Het wachtwoord waarmee je je aanmeldde, kent ook iemand anders. Gebruik voortaan een wachtwoord dat alleen jij kent.
password-old = Huidig wachtwoord
password-new = Nieuw wachtwoord
password-again = Nieuw wachtwoord, nog een keer
password-rule = Minstens { $shortest } tekens. Een paar woorden achter elkaar onthoud je makkelijk.
password-button = Wachtwoord bewaren
password-wrong = Het huidige wachtwoord klopt niet. Er is niets veranderd.
password-weak = Dit wachtwoord kun je niet gebruiken. Neem { $shortest } tot { $longest } tekens, niet je gebruikersnaam en niet je oude wachtwoord.
password-differ = De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze opnieuw.
password-done-title = Je nieuwe wachtwoord is bewaard
password-done = Hier blijf je aangemeld. Op andere apparaten ben je afgemeld.

first-title = Eerste start
first-greeting = Er is hier nog niemand. Jij bent de eerste.
first-explain = Je wordt beheerder en kunt daarna anderen toegang geven.
first-code = Code die bij het starten van het programma te zien was
first-name = Je naam, zoals die op het scherm komt
first-login-rule = Letters, cijfers en . _ - @, bijvoorbeeld anna.berg
first-password = Wachtwoord
first-again = Wachtwoord, nog een keer
first-button = Beginnen
first-wrong-code = Deze code klopt niet. Je vindt hem waar het programma is gestart.

people-bad-login = Een gebruikersnaam heeft 2 tot 64 letters, cijfers of . _ - @. Kies een andere.
people-bad-name = Een naam heeft 1 tot 100 tekens.
people-bad-team = De naam van een team heeft 1 tot 60 tekens.
people-bad-role = Deze rol bestaat niet.
people-login-taken = Deze gebruikersnaam is al in gebruik. Kies een andere.
people-last-administrator = Dit is de laatste beheerder. Maak eerst iemand anders beheerder.

waiting-title = Een ogenblik
waiting-text = Je pagina wordt klaargezet en gaat vanzelf open.

page-home = Naar de startpagina
page-go-on = Verder
page-back = Terug naar de startpagina
page-400-title = Dit is niet te lezen
page-400-text = Het verzoek kwam anders binnen dan het programma verwacht. Open de pagina opnieuw.
page-403-title = Deze pagina is niet voor jou
page-403-text = Deze pagina hoort bij een taak die je account niet heeft. Heb je die nodig, vraag het dan aan je beheerder.
page-foreign-title = Dit kwam van een andere site
page-foreign-text = Voor je veiligheid is er niets gedaan. Open de pagina hier en probeer het opnieuw.
page-404-title = Hier is niets
page-404-text = Misschien klopt het adres niet, of is verwijderd wat hier stond.
page-413-title = Dit is te lang
page-413-text = Zoveel tekst kan niet in één keer worden verstuurd. Maak het korter of verstuur het in delen. Wat al bewaard was, is er nog.
page-429-title = Iets rustiger aan
page-429-text = Er kwamen te veel verzoeken. Wacht even en probeer het opnieuw.
page-500-title = Hier ging iets mis
page-500-text = Het lag niet aan jou. Wat bewaard was, is er nog. Probeer het opnieuw; gebeurt het weer, laat het dan je beheerder weten.
page-503-title = Het programma doet het nu even niet
page-503-text = Wat bewaard was, is er nog. Probeer het over een paar minuten opnieuw; gebeurt het weer, laat het dan je beheerder weten.
page-login-needed = Je bent niet meer aangemeld. Meld je opnieuw aan; wat bewaard was, is er nog.
page-password-needed = Kies eerst je eigen wachtwoord.
