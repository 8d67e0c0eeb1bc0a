# Wat op elke pagina staat: kop, datums, meldingen, fouten.

skip-to-content = Naar de inhoud
you-are-here = (hier ben je)
change-password = Wachtwoord wijzigen
log-out = Afmelden
language-nl = Nederlands
language-de = Deutsch
language-en = English
go-on = Verder

nav-reflect = Reflecteren
nav-reflections = Mijn reflecties
nav-intentions = Voornemens
nav-accompany = Begeleiden
nav-lead = Leidinggeven
nav-develop = Ontwikkelen
nav-administer = Mensen

day = { $day } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

error-unexpected = Er ging iets mis, en dat ligt niet aan jou. Wat je schreef, staat er nog; probeer het zo meteen opnieuw.
error-not-allowed = Dit hoort bij een taak die je account niet heeft.
error-not-found = Dit is er niet, of het is niet van jou. Misschien is het verwijderd.
error-bad-value = Die keuze bestaat niet. Kies er een uit de lijst.
error-too-long = Dit is te lang voor één antwoord: { $length } tekens, er passen er { $limit }. Je woorden staan er nog; maak het korter of verdeel het over twee antwoorden.
error-empty = Hier staat nog niets. Schrijf een paar woorden, of sla over.
error-stale = Je bent in een ander tabblad of op een ander apparaat verdergegaan. Dit is hoe het er nu voor staat; wat je hier typte, staat nog in het veld.
error-stale-form = Dit is in een ander tabblad of op een ander apparaat gewijzigd. Waar je hier iets had getypt, zie je je eigen tekst; kijk die na en bewaar opnieuw.
error-storage = Bewaren lukt nu niet, misschien omdat de schijf vol is. Laat deze pagina open; je woorden staan er nog. Probeer het zo meteen opnieuw of laat het je beheerder weten.
error-characters = In deze tekst staat een kapot teken, daarom kan die niet worden bewaard. Je woorden staan er nog; haal vreemde tekens weg of typ dat stukje opnieuw.
error-date = Deze datum is niet duidelijk. Schrijf bijvoorbeeld 14 maart, of kies een dag in de kalender.
