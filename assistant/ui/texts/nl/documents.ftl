# Documenten van de organisatie: waarom een bestand niet gelezen kan worden.

error-document-unknown-kind = Dit soort bestand kan hier niet gelezen worden. Wat wel kan: Markdown, platte tekst, HTML, PDF, DOCX en PPTX.
error-document-old-office = Dit bestand komt uit een oudere versie van Word of PowerPoint. Open het daar, bewaar het als DOCX of PPTX en voeg het opnieuw toe.
error-document-encrypted = Dit bestand is beveiligd met een wachtwoord. Bewaar een kopie zonder wachtwoord en voeg die toe.
error-document-scanned = Deze PDF bestaat uit afbeeldingen van pagina's, er zit geen tekst in. Laat de tekst eerst herkennen (OCR) en voeg hem dan opnieuw toe.
error-document-damaged = Dit bestand is beschadigd of niet compleet. Open het in zijn eigen programma, bewaar het opnieuw en probeer het nog eens.
error-document-empty = In dit bestand staat geen tekst.
error-document-too-large = Dit bestand is te groot: { $size } MB, er past { $limit } MB. Splits het op of haal de afbeeldingen eruit.
error-document-unpacks-too-large = Uitgepakt zou dit bestand veel te groot worden, daarom is het niet geopend. Ga na waar het vandaan komt, of zet de tekst in een nieuw bestand.
error-document-too-slow = Dit bestand lezen duurt te lang, vaak door ingewikkelde tekeningen. Splits het op of bewaar het zonder die tekeningen.
error-document-not-text = Volgens de naam is dit een tekstbestand, maar er is geen leesbare tekst in te vinden. Kijk na of het het goede bestand is.
