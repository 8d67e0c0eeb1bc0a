# De redactie: patronen schrijven, beoordelen en bijhouden; voor experts en L&D.

page-desk = Redactie
page-write = Patroon schrijven
page-review = Patroon beoordelen
page-versions = Versies van een patroon

desk-title = Redactie
desk-first = Wat op jou wacht, waar je aan schrijft, en wat weer eens bekeken moet worden.
desk-back = Redactie
desk-to-review = Wacht op jouw oordeel
desk-to-review-none = Er ligt niets voor je klaar. Wat een collega ter beoordeling aanbiedt, komt hier te staan.
desk-review-go = Lezen en beslissen
desk-by = door { $name }
desk-saved-on = bewaard op { $day }
desk-drafts = Jouw concepten
desk-drafts-none = Je hebt geen concepten. Begin hieronder een patroon, of open er een in de bibliotheek en pas het aan.
desk-draft-go = Verder schrijven
desk-sent-back = { $name } gaf het terug en schreef: “{ $remark }”
desk-waiting = Door jou aangeboden, wacht op een tweede lezer
desk-waiting-go = Bekijken wat je aanbood
desk-due = Weer eens bekijken
desk-due-none = Alle teksten kunnen nog minstens { $days } dagen mee.
desk-due-on = uiterlijk { $day } weer bekijken
desk-due-go = Bekijken en aanpassen
desk-begin = Een patroon beginnen
desk-begin-title = Hoe heet het?
desk-begin-note = Noem wat iemand doet, bijvoorbeeld: Een zaak overdragen.
desk-begin-language = Taal van de tekst
desk-begin-go = Beginnen met schrijven
desk-no-title = Een patroon heeft een titel nodig voordat je kunt beginnen. Neem een werktitel; die kun je later nog veranderen.
desk-offered = De tekst wacht nu op een tweede lezer. Tot die akkoord is, ziet iedereen de vorige versie.
desk-approved = Goedgekeurd. Vanaf nu ziet iedereen deze versie.
desk-returned = Teruggegeven. Je opmerking staat voor de schrijver bij het concept.

library-desk = Naar de redactie
library-change = Deze tekst aanpassen
library-versions = Versies
library-newer = Er is een nieuwere versie, die nog niet iedereen ziet.

write-as-form = Formulier
write-as-markdown = Markdown
write-as-preview = Voorbeeld
write-title = Titel
write-summary = In één zin: wanneer heb je dit nodig?
write-owner = Wie het bijhoudt
write-review-by = Opnieuw bekijken vóór
write-markdown = De hele tekst als Markdown
write-markdown-note = Dezelfde tekst als in het formulier. Wat je hier verandert, staat in het formulier zodra je daarheen gaat.
write-save = Concept bewaren
write-offer = Ter beoordeling aanbieden
write-discard = Weggooien wat niet is bewaard
write-versions = Versies
write-untitled = Patroon zonder titel
write-new-language = in deze taal is nog niets geschreven
write-no-preview = Dit is nog niet te tonen. Kijk bij Markdown wat er in de weg zit.
write-saved = Bewaard als versie { $number }.
write-unchanged = Er is niets veranderd; versie { $number } blijft zoals die is.
write-to-put-right = { $count ->
    [one] Voordat iemand het kan beoordelen, moet er nog één ding gebeuren; het staat bij het veld.
   *[other] Voordat iemand het kan beoordelen, moeten er nog { $count } dingen gebeuren; ze staan bij de velden.
}
write-not-offered = { $count ->
    [one] Het is nog niet aangeboden: er moet nog één ding gebeuren, en dat staat bij het veld.
   *[other] Het is nog niet aangeboden: er moeten nog { $count } dingen gebeuren, en die staan bij de velden.
}
write-left-over = Wat je de vorige keer typte en niet bewaarde, staat er weer.
write-overtaken = Intussen is versie { $number } bewaard ({ $name }). Je eigen tekst staat hier nog helemaal. Bewaar je die, dan wordt dat de nieuwste versie; de andere blijft bij de versies staan.
write-see-theirs = Bekijk wat er veranderd is
write-form-rests = Het formulier doet even niet mee: in de Markdown staan delen waar het formulier geen plek voor heeft. Zet ze bij Markdown recht, dan komt het formulier vanzelf mee.
write-doubled = Je hebt hetzelfde stuk in het formulier én in de Markdown veranderd. Beide teksten staan er nu onder elkaar; bij de titel en de andere losse regels geldt de Markdown.
write-too-long = Dit is te lang voor een patroon: { $length } tekens, er passen er { $limit }. Je woorden staan er nog; maak het korter.
write-empty = De Markdown is leeg, dus er valt niets te bewaren. De laatste versie staat nog bij de versies.

review-changes = Wat er zou veranderen
review-now = Wat iedereen nu ziet (versie { $number })
review-offered = Wat is aangeboden (versie { $number })
review-all-new = Van dit patroon is in deze taal nog niets te lezen: alles is nieuw.
review-whole = De hele tekst zoals mensen die gaan lezen
review-nothing = Deze versie wacht niet op een oordeel.
review-own = Deze versie is van jou, dus een tweede persoon beoordeelt haar. Je kunt haar hier lezen en nog aanpassen.
review-change = Toch nog aanpassen
review-write = Deze tekst aanpassen
review-remark = Opmerking voor de schrijver
review-remark-note = Nodig als je het teruggeeft: wat ontbreekt er, en waar?
review-approve = Goedkeuren voor iedereen
review-send-back = Teruggeven
review-no-remark = Schrijf in de opmerking wat er anders moet; zonder dat kan de schrijver niet verder.
review-decided = Intussen heeft iemand over deze versie beslist, of er is een nieuwere bewaard. Je opmerking staat er nog; laad de pagina opnieuw om te zien hoe het ervoor staat.

compare-same = Tussen deze twee versies is geen verschil.
compare-gone = weg:
compare-new = nieuw:
compare-left-out = { $count } regels hetzelfde

versions-first = alle versies die ooit zijn bewaard, de nieuwste eerst
versions-compare = Twee versies vergelijken
versions-earlier = De ene
versions-later = De andere
versions-compare-go = Vergelijken
versions-restore = Een versie terughalen
versions-restore-note = De woorden worden een nieuw concept. Wat iedereen ziet, blijft zo tot een tweede persoon het concept goedkeurt.
versions-which = Welke versie?
versions-restore-go = Terughalen als concept
versions-choose = Kies eerst een versie uit de lijst.
versions-since = Veranderd sinds versie { $number }
versions-download = Versie { $number } als Markdown
version-number = Versie { $number }
version-state-draft = concept
version-state-submitted = wacht op beoordeling
version-state-reviewed = beoordeeld
version-by-you = van jou
version-from-files = uit de bestanden van de bibliotheek
version-by-unknown = iemand die hier niet meer is
version-visible = Dit is wat iedereen ziet.
version-looked-at = Bekeken door { $name } op { $day }

finding-line = Regel { $line }:
pattern-too-long = De tekst heeft { $length } tekens; er passen er hoogstens { $limit }. Maak hem korter.
pattern-characters = Hier staat een teken dat in geen tekst thuishoort. Haal het weg of typ de regel opnieuw.
pattern-no-front-matter = De regels helemaal bovenaan ontbreken: titel, eigenaar en zo verder, tussen twee regels met ---.
pattern-front-matter = De regels tussen de twee --- bovenaan zijn niet te lezen. Staat er een dubbele punt in een tekst, zet die dan tussen dubbele aanhalingstekens.
pattern-key-unknown = “{ $name }” is bovenaan niet bekend. Haal de regel weg.
pattern-key-empty = Hier staat nog niets.
pattern-key-long = Dit is te lang; er worden hoogstens { $limit } tekens getoond. Maak het korter.
pattern-key-missing = De regel “{ $name }:” ontbreekt bovenaan.
pattern-key-twice = “{ $name }” staat hier twee keer. Laat er één staan.
pattern-reviewed-missing = Een beoordeelde tekst noemt de dag van de beoordeling. Voeg een regel toe zoals “reviewed: 2026-03-12”.
pattern-date-order = Deze dag ligt vóór de laatste beoordeling. Kies een latere.
pattern-id-differs = Hier staat “{ $name }”, maar dit patroon is “{ $expected }”. Schrijf dat.
pattern-language-unknown = “{ $name }” is geen taal van deze bibliotheek. Schrijf “{ $expected }”.
pattern-language-differs = Hier staat “{ $name }”, maar dit is de tekst in “{ $expected }”. Schrijf dat.
pattern-state-unknown = “{ $name }” is geen stand. Schrijf “draft”.
pattern-date = “{ $text }” is geen dag. Schrijf het als 2026-03-12.
pattern-section-unknown = Een deel “#{ $name }” bestaat niet. Zet de woorden in een ander deel.
pattern-section-twice = Het deel “#{ $name }” staat er twee keer. Maak er één van.
pattern-section-missing = Het deel “#{ $name }” ontbreekt. Schrijf iets in het veld op het formulier, dan is het er weer.
pattern-section-empty = Hier staat nog niets.
pattern-section-order = Het deel “#{ $name }” staat waar “#{ $expected }” hoort. Verplaats het.
pattern-heading-bare = Met het kopje “{ $name }” begint geen deel. Zet er ### voor als het een kopje binnen een deel is.
pattern-heading-empty = Dit deel heeft geen kopje.
pattern-before-first = Er staan woorden vóór het eerste deel. Zet ze in een deel.
pattern-markup = “{ $name }” wordt niet getoond: links, plaatjes en HTML horen niet in een patroon. Zeg het in woorden.
pattern-question-no-question = “{ $text }” eindigt niet op een vraagteken.
pattern-question-two-questions = “{ $text }” bevat twee vragen. Maak er twee van, of laat er één staan.
pattern-question-too-long = “{ $text }” heeft meer dan 30 woorden. Maak het korter.
pattern-question-exclamation = “{ $text }” heeft een uitroepteken. Laat dat weg.
pattern-question-praise = “{ $text }” begint met een compliment. Begin met de vraag zelf.
pattern-question-blame = “{ $text }” vraagt waarom iemand het deed, en dat klinkt als een verwijt. Vraag wat eraan voorafging.
pattern-question-link = “{ $text }” bevat een link of opmaak. Schrijf gewone woorden.
pattern-question-twice = “{ $text }” staat er twee keer. Schrijf een andere vraag.
pattern-question-missing = Er is nog geen vraag voor achteraf. Begin elke vraag op een eigen regel met - ervoor.
