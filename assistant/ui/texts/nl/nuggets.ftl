# De leertip van de week: kiezen, bewerken, versturen, afmelden.

page-nuggets = Leertip van de week
nuggets-title = Leertip van de week
nuggets-first = Kies een patroon uit de bibliotheek. Je krijgt een tip, een voorbeeld en één vraag, woord voor woord uit dat patroon. Maak er je eigen tekst van en stuur die naar je team, of kopieer hem.
nuggets-back = Terug naar Leidinggeven
nuggets-pattern = Patroon
nuggets-other = Een ander voorstel
nuggets-text = De leertip
nuggets-rule = Hoogstens { $limit } woorden, met precies één vraag. De bron komt er vanzelf onder.
nuggets-words = { $count ->
    [one] Nu 1 woord van hoogstens { $limit }.
   *[other] Nu { $count } woorden van hoogstens { $limit }.
}
nuggets-languages = Ook in andere talen
nuggets-languages-note = Wie in je team een andere taal leest, krijgt deze tekst. Maak een veld leeg en die mensen krijgen jouw eigen versie.
nuggets-text-nl = In het Nederlands
nuggets-text-de = In het Duits
nuggets-text-en = In het Engels
nuggets-copy = Kopiëren met de bron
nuggets-copied = Gekopieerd. Plak de tekst waar je team hem leest.
nuggets-send = Versturen
nuggets-team = Aan welk team
nuggets-no-team = Je zit zelf in geen enkel team. Je beheerder kan dat veranderen; kopiëren kan wel.
nuggets-day = Op welke dag
nuggets-day-note = Met vandaag gaat de tip meteen weg.
nuggets-plan-go = Tip inplannen
nuggets-gets = { $count ->
    [0] In dit team kan nu niemand post krijgen: er zijn geen mailadressen bekend, of niemand wil de tips ontvangen.
    [one] Op dit moment zou 1 persoon de tip krijgen.
   *[other] Op dit moment zouden { $count } mensen de tip krijgen.
}
nuggets-planned-done = De tip staat klaar voor { $day }.
nuggets-taken-back = De tip is ingetrokken en wordt niet verstuurd.
nuggets-planned = Ingepland
nuggets-planned-none = Er staat niets klaar. Wat je inplant, zie je hier tot het weggaat.
nuggets-which = Welke tip intrekken
nuggets-take-back = Tip intrekken
nuggets-choose = Kies eerst een tip.
nuggets-choose-pattern = Kies eerst een patroon.
nuggets-history = Verstuurd
nuggets-history-none = Nog niets verstuurd.
nuggets-state-planned = voor { $day }
nuggets-state-sending = van { $day }, wordt nu verstuurd
nuggets-state-sent = verstuurd, { $day }
nuggets-state-failed = niet aangekomen, { $day }
nuggets-sent-count = { $count ->
    [one] Bij 1 persoon afgeleverd.
   *[other] Bij { $count } mensen afgeleverd.
}
nuggets-waiting-count = { $count ->
    [one] 1 mail wacht nog.
   *[other] { $count } mails wachten nog.
}
nuggets-failed-names = Niet aangenomen: { $names }. Laat je beheerder het adres nakijken.
nuggets-uncertain-names = Onzeker: { $names }. Het versturen brak halverwege af. Om niets dubbel te sturen gaat deze mail niet nog een keer weg; vraag even na of hij er is.
nuggets-trouble = { $count ->
    [one] De mailserver doet het niet: { $why } Over ongeveer 1 minuut wordt het opnieuw geprobeerd. Wat wacht, gaat niet verloren.
   *[other] De mailserver doet het niet: { $why } Over ongeveer { $count } minuten wordt het opnieuw geprobeerd. Wat wacht, gaat niet verloren.
}
nuggets-why-unreachable = hij is niet te bereiken.
nuggets-why-login = hij weigert de aanmelding. Je beheerder kan de instellingen nakijken.
nuggets-why-unsafe = de beveiligde verbinding lukt niet. Je beheerder kan de instellingen nakijken.
nuggets-why-busy = hij neemt nu geen post aan.
nuggets-why-sender = hij weigert het adres van de afzender. Je beheerder kan de instellingen nakijken.
nuggets-feed = Lezen zonder mail
nuggets-feed-note = Met dit adres zet iemand de tips van het team in een feedlezer. Wie het adres heeft, kan ze lezen; deel het alleen met je team.
nuggets-feed-show = Adres tonen
nuggets-feed-address = Adres van de feed
nuggets-feed-anew = Nieuw adres maken
nuggets-feed-ended = Het oude adres werkt niet meer. Geef je team het nieuwe.

nugget-empty = Er staat nog niets om te versturen. Schrijf een tekst, of kies een patroon voor een voorstel.
nugget-too-long = Dit zijn { $words } woorden en er mogen er { $limit } in. Haal er wat uit en probeer het opnieuw.
nugget-one-question = Er staan { $questions } vragen in; het moet er precies één zijn. Wat je lezers meenemen, is die ene vraag.
nugget-day = Kies een dag vanaf vandaag, hoogstens een jaar vooruit.
nugget-team = Je kunt alleen sturen aan een team waar je zelf in zit.
nugget-off = Versturen staat uit: er is geen mailserver ingesteld. Kopiëren kan wel.
nugget-nobody = In dit team kan nu niemand post krijgen. Je beheerder kan mailadressen invullen; kopiëren kan wel.

nugget-source = Uit het patroon “{ $title }” van { $owner }, beoordeeld op { $day }.
nugget-source-title = Uit het patroon “{ $title }”.
nugget-mail-from = { $name } via { $product }
nugget-mail-by = { $name } stuurt dit aan het team { $team }.
nugget-mail-leave = Ik wil deze leertips niet meer
nugget-feed-title = Leertips van { $team }

people-mail = Mailadres
people-bad-mail = Dit is geen mailadres. Schrijf het als naam@voorbeeld.nl.

leave-title = Afmelden voor de leertips
leave-ask = Je krijgt dan geen leertips van het team { $team } meer. Je leidinggevende ziet niet wie zich afmeldt.
leave-go = Afmelden
left-title = Je bent afgemeld
left-text = Je krijgt geen leertips van het team { $team } meer. Van gedachten veranderd? Dan kun je je hier weer aanmelden.
join-go = Weer aanmelden
joined-title = Je krijgt de leertips
joined-text = De volgende leertip van het team { $team } komt weer bij je.
mail-title = Leertips per mail
mail-yours = Je mailadres hier is { $mail }. Alleen jij en de beheerder zien het.
mail-none = Van jou is hier geen mailadres bekend. Je beheerder kan het invullen.
mail-no-team = Je zit in geen enkel team, dus er komen geen leertips.
mail-gets = Je krijgt de leertips van het team { $team }.
mail-left = Je krijgt de leertips van het team { $team } niet.
