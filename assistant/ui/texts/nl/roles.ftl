# De eerste pagina van elke rol, en de pagina van de beheerder.

role-learner = lerende
role-expert = leercoach
role-leader = leidinggevende
role-lnd = L&D
role-administrator = beheerder

accompany-title = Lerenden begeleiden
accompany-first = Hier bereid je straks voor hoe je iemand begeleidt, en reageer je op wat lerenden met je delen. Tot het zover is, kun je hier zelf reflecteren; vanaf deze pagina zijn de reflecties van anderen niet te openen.
develop-title = Ontwikkelen
develop-first = Hier houd je straks de methodes en vragen goed en zie je of er geleerd wordt, in cijfers waarin niemand te vinden is. Tot het zover is, kun je elke methode zelf uitproberen; vanaf deze pagina zijn de reflecties van anderen niet te openen.

administer-title = Mensen
administer-first = Hier laat je mensen toe, sluit je een account en maak je een nieuw wachtwoord. Wat mensen schrijven, is van hieruit niet te openen.
people-add = Iemand toelaten
people-login = Gebruikersnaam
people-name = Naam, zoals die op het scherm komt
people-roles = Werkt ook als (lerende is iedereen)
people-teams = Teams, met komma's ertussen
people-language = Taal
people-add-go = Toevoegen
people-change = Een account wijzigen
people-switch = Sluiten of openen
people-reset = Nieuw wachtwoord
people-disabled = gesloten
people-password-once = Het wachtwoord voor { $login } is alleen nu te zien. Bij de eerste keer aanmelden moet het worden gewijzigd:
people-col-name = Naam
people-col-roles = Rollen
people-col-teams = Teams
people-change-go = Deze rollen en teams geven
