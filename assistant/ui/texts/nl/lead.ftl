# De werkplek van een leidinggevende: feedback waar iemand iets mee kan.

page-give = Feedback geven
lead-title = Leidinggeven
lead-jobs = Elke klus is één pagina. Wat je schrijft, blijft bij jou tot je het zelf verstuurt.
lead-job-give = Feedback geven
lead-job-give-say = Van wat je zag naar woorden waar iemand iets mee kan.
lead-job-nuggets = Een leertip sturen
lead-job-nuggets-say = Deel één keer per week iets uit de bibliotheek met je team, in honderd woorden.
lead-job-library = Iets opzoeken
lead-job-library-say = Kijk hoe collega's zulke momenten aanpakken, met de bron erbij.
lead-job-reflect = Zelf terugkijken
lead-job-reflect-say = Neem twee, tien of twintig minuten voor iets waar je van wilt leren.

give-title = Feedback voorbereiden
give-meta = Alleen op jouw scherm, tot je iets bewaart
give-notes = Wat heb je gezien of gehoord?
give-notes-hint = Donderdag in het teamoverleg …
give-promise = Niemand leest mee, en er wordt niets bewaard tenzij jij het bewaart. Een programma leest je aantekeningen op een computer van je eigen organisatie; het let op woorden, niet op mensen.
give-example = Een voorbeeld proberen
give-for = Voor wie, en hoe
give-to = Voor wie is het
give-occasion = Bij welke gelegenheid
give-model = In welke volgorde
give-model-sbi = Situatie, gedrag, effect (SBI)
give-model-4g = Gedrag, gevolg, gevoel, gewenst gedrag (4G)
give-model-www = Waarneming, uitwerking, wens (WWW)
give-draft = Concept maken

give-example-to = Milan
give-example-occasion = het teamoverleg van donderdag
give-example-notes = Je was erg afwezig in het teamoverleg van donderdag. Je zat het hele half uur op je laptop. Ruud vroeg je twee keer iets en kreeg geen antwoord. We hebben het besluit over de planning doorgeschoven. Ik raakte daar geïrriteerd van. Ik wil graag dat je in dat half uur je laptop dicht laat.

critique-title = Wat er al staat
critique-nothing = Terwijl je typt, zie je hier welke woorden in de weg staan en wat iemand nodig heeft om je te begrijpen.
critique-fine = Er staat geen woord in de weg.
critique-more = Verderop staan er nog { $count }.
critique-missing = Er ontbreekt: { $part }
critique-one-more = Nog één ding dat je zag of hoorde
critique-limits = Geen cijfers en geen vergelijkingen. Gezondheid, familie, geloof en vakbond horen hier niet.
critique-quoted = ‘{ $words }’
critique-found = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
says-situation = situatie
says-behaviour = gedrag
says-impact = gevolg
says-feeling = gevoel
says-request = gewenst gedrag
says-question = vraag of wens

give-yours = Jouw concept
give-yours-note = Gemaakt van je eigen zinnen. Verander wat je wilt; maak je het opnieuw, dan begint het weer bij je aantekeningen.
give-copy = Kopiëren
give-copied = Gekopieerd
give-take-md = Meenemen als Markdown
give-take-docx = Meenemen als Word
give-tab-read = Zo leest het
give-tab-say = Zo zeg je het
give-tab-message = Kort bericht
give-reads = Dit krijgt { $to } te zien
give-reads-someone = Dit krijgt de ander te zien
give-say-note = Korte regels om naast je te leggen. Zeg er één, wacht, en dan pas de volgende.
give-say-open = Om te beginnen
give-say-close = Tot slot, en dan stil zijn
give-message-note = Vraagt om een gesprek en zegt nog niets over wat je wilt bespreken.

# Gezegd tegen wie de feedback krijgt, in de taal van het concept.
to-them-open = Heb je tien minuten? Ik wil graag met je terugkijken op { $occasion }.
to-them-open-plain = Heb je tien minuten? Er is iets waar ik graag met je op terugkijk.
to-them-close = Hoe kijk jij ernaar?
to-them-message = Dag { $to }, heb je deze week een kwartier? Ik wil graag met je terugkijken op { $occasion }. Laat maar weten wanneer het jou uitkomt.
to-them-message-plain = Dag { $to }, heb je deze week een kwartier? Ik wil graag ergens met je op terugkijken. Laat maar weten wanneer het jou uitkomt.
to-them-message-nobody = Dag, heb je deze week een kwartier? Ik wil graag met je terugkijken op { $occasion }. Laat maar weten wanneer het jou uitkomt.
to-them-message-nobody-plain = Dag, heb je deze week een kwartier? Ik wil graag ergens met je op terugkijken. Laat maar weten wanneer het jou uitkomt.

give-answers = Wat de ander kan zeggen, en hoe je in gesprek blijft
reply-silent = Het blijft stil.
reply-silent-do = Tel tot tien. Dan: ‘Neem de tijd. Wat gaat er door je heen?’
reply-otherwise = ‘Zo is het niet gegaan.’
reply-otherwise-do = Herhaal jouw verhaal niet. Vraag: ‘Wat zag jij?’ Wie iets anders zag, kan net zo goed gelijk hebben.
reply-reasons = ‘Daar had ik een reden voor.’
reply-reasons-do = Luister het uit en zeg terug wat je hoorde. Ga dan terug naar wat erop volgde, en naar wat je graag wilt.
reply-upset = De ander wordt boos, of moet huilen.
reply-upset-do = Stop. ‘Ik merk dat dit je raakt. Even pauze, of praten we morgen verder?’ Spreek af wanneer.
reply-back = ‘Dat doe je zelf ook.’
reply-back-do = ‘Dat kan best, en dat wil ik horen. Zullen we dit eerst afmaken en het daarna over mij hebben?’

give-sources = Uit de bibliotheek

give-keep = Dit concept bewaren
give-kept-until = Bewaard tot { $day }, alleen voor jou. Verander je nog iets, bewaar het dan opnieuw.
give-kept = Wat je bewaarde
give-kept-note = Alleen jij ziet deze lijst. Elk concept verdwijnt na negentig dagen vanzelf.
give-kept-nobody = Zonder naam
give-kept-line = Bewaard op { $day }, verdwijnt op { $until }
give-kept-deleted = Voorgoed verwijderd.
give-kept-delete-note = Hiermee verdwijnen het concept en de aantekeningen die erbij horen. Terughalen kan niet.
give-kept-delete-sure = Ja, dit concept verwijderen
kept-empty = Er staat geen concept om te bewaren.
kept-too-long = Het concept is { $length } tekens lang, er passen er { $limit }. Het staat er nog; maak het korter en bewaar het dan.
kept-full = Je bewaart al { $limit } concepten. Verwijder er eerst een; wat hier staat, blijft zolang staan.
