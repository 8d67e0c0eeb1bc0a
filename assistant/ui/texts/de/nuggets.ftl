# Der Lernimpuls der Woche: auswählen, bearbeiten, verschicken, abmelden.

page-nuggets = Lernimpuls der Woche
nuggets-title = Lernimpuls der Woche
nuggets-first = { $address ->
    [du] Wähl ein Muster aus der Bibliothek. Daraus entsteht ein Vorschlag: ein Tipp, ein Beispiel, eine Frage, Wort für Wort aus dem Muster. Mach daraus deinen eigenen Text; dann kannst du ihn ans Team verschicken oder kopieren.
   *[sie] Wählen Sie ein Muster aus der Bibliothek. Daraus entsteht ein Vorschlag: ein Tipp, ein Beispiel, eine Frage, Wort für Wort aus dem Muster. Machen Sie daraus Ihren eigenen Text; dann können Sie ihn ans Team verschicken oder kopieren.
}
nuggets-back = Zurück zu „Führen“
nuggets-pattern = Muster
nuggets-other = Anderer Vorschlag
nuggets-text = Der Lernimpuls
nuggets-rule = Höchstens { $limit } Wörter, mit genau einer Frage. Die Quelle kommt von selbst darunter.
nuggets-words = { $count ->
    [one] Bisher 1 Wort von höchstens { $limit }.
   *[other] Bisher { $count } Wörter von höchstens { $limit }.
}
nuggets-languages = Auch in anderen Sprachen
nuggets-languages-note = { $address ->
    [du] Wer im Team eine andere Sprache liest, bekommt diesen Text. Bleibt ein Feld leer, bekommen diese Personen deine Fassung.
   *[sie] Wer im Team eine andere Sprache liest, bekommt diesen Text. Bleibt ein Feld leer, bekommen diese Personen Ihre Fassung.
}
nuggets-text-nl = Auf Niederländisch
nuggets-text-de = Auf Deutsch
nuggets-text-en = Auf Englisch
nuggets-copy = Mit Quelle kopieren
nuggets-copied = Kopiert. Der Text lässt sich nun dort einfügen, wo das Team ihn liest.
nuggets-send = Verschicken
nuggets-team = An welches Team
nuggets-no-team = { $address ->
    [du] Du gehörst selbst zu keinem Team. Das kann die Administration ändern; kopieren geht trotzdem.
   *[sie] Sie gehören selbst zu keinem Team. Das kann die Administration ändern; kopieren geht trotzdem.
}
nuggets-day = An welchem Tag
nuggets-day-note = Steht hier der heutige Tag, geht der Impuls sofort hinaus.
nuggets-plan-go = Impuls einplanen
nuggets-gets = { $count ->
    [0] In diesem Team kann derzeit niemand Post bekommen: Es sind keine E-Mail-Adressen bekannt, oder niemand möchte die Impulse.
    [one] Derzeit würde ihn 1 Person bekommen.
   *[other] Derzeit würden ihn { $count } Personen bekommen.
}
nuggets-planned-done = Der Impuls ist für den { $day } eingeplant.
nuggets-taken-back = Der Impuls ist zurückgezogen und wird nicht verschickt.
nuggets-planned = Eingeplant
nuggets-planned-none = Nichts eingeplant. Was eingeplant ist, steht hier, bis es hinausgeht.
nuggets-which = Welcher Impuls soll zurückgezogen werden
nuggets-take-back = Impuls zurückziehen
nuggets-choose = Bitte zuerst einen Impuls auswählen.
nuggets-choose-pattern = Bitte zuerst ein Muster auswählen.
nuggets-history = Verschickt
nuggets-history-none = Noch nichts verschickt.
nuggets-state-planned = für den { $day }
nuggets-state-sending = vom { $day }, wird gerade verschickt
nuggets-state-sent = verschickt, { $day }
nuggets-state-failed = nicht zugestellt, { $day }
nuggets-sent-count = { $count ->
    [one] 1 Person zugestellt.
   *[other] { $count } Personen zugestellt.
}
nuggets-waiting-count = { $count ->
    [one] 1 E-Mail wartet noch.
   *[other] { $count } E-Mails warten noch.
}
nuggets-failed-names = Nicht angenommen: { $names }. Die Administration kann die Adresse prüfen.
nuggets-uncertain-names = Ungewiss: { $names }. Das Verschicken ist mittendrin abgebrochen. Damit nichts doppelt ankommt, geht diese E-Mail nicht noch einmal hinaus; am besten kurz nachfragen, ob sie da ist.
nuggets-trouble = { $count ->
    [one] Der Mailserver arbeitet nicht: { $why } In etwa 1 Minute folgt der nächste Versuch. Was wartet, geht nicht verloren.
   *[other] Der Mailserver arbeitet nicht: { $why } In etwa { $count } Minuten folgt der nächste Versuch. Was wartet, geht nicht verloren.
}
nuggets-why-unreachable = Er ist nicht zu erreichen.
nuggets-why-login = Er lehnt die Anmeldung ab. Die Administration kann die Einstellungen prüfen.
nuggets-why-unsafe = Eine gesicherte Verbindung kommt nicht zustande. Die Administration kann die Einstellungen prüfen.
nuggets-why-busy = Er nimmt gerade keine Post an.
nuggets-why-sender = Er lehnt die Absenderadresse ab. Die Administration kann die Einstellungen prüfen.
nuggets-feed = Lesen ohne E-Mail
nuggets-feed-note = Mit dieser Adresse lassen sich die Impulse des Teams in einem Feedreader lesen. Wer sie hat, kann mitlesen; sie ist nur für das Team gedacht.
nuggets-feed-show = Adresse zeigen
nuggets-feed-address = Adresse des Feeds
nuggets-feed-anew = Neue Adresse anlegen
nuggets-feed-ended = Die alte Adresse führt nirgends mehr hin. Das Team braucht nun die neue.

nugget-empty = Es steht noch nichts da, das verschickt werden könnte. Ein Muster bringt einen Vorschlag.
nugget-too-long = Das sind { $words } Wörter, Platz ist für { $limit }. Nach dem Kürzen klappt es.
nugget-one-question = Es stehen { $questions } Fragen darin; gebraucht wird genau eine. Diese eine nehmen die anderen mit.
nugget-day = Möglich ist jeder Tag ab heute, höchstens ein Jahr im Voraus.
nugget-team = Verschicken geht nur an ein Team, zu dem man selbst gehört.
nugget-off = Verschicken ist ausgeschaltet: Es ist kein Mailserver eingerichtet. Kopieren geht trotzdem.
nugget-nobody = In diesem Team kann derzeit niemand Post bekommen. Die Administration kann E-Mail-Adressen eintragen; kopieren geht trotzdem.

nugget-source = Aus dem Muster „{ $title }“ von { $owner }, geprüft am { $day }.
nugget-source-title = Aus dem Muster „{ $title }“.
nugget-mail-from = { $name } über { $product }
nugget-mail-by = { $name } schickt das an das Team { $team }.
nugget-mail-leave = Keine Lernimpulse mehr bekommen
nugget-feed-title = Lernimpulse für { $team }

people-mail = E-Mail-Adresse
people-bad-mail = Das ist keine E-Mail-Adresse. Richtig wäre zum Beispiel name@beispiel.de.

leave-title = Lernimpulse abbestellen
leave-ask = { $address ->
    [du] Du bekommst dann keine Lernimpulse für das Team { $team } mehr. Deine Führungskraft sieht nicht, wer sie abbestellt.
   *[sie] Sie bekommen dann keine Lernimpulse für das Team { $team } mehr. Ihre Führungskraft sieht nicht, wer sie abbestellt.
}
leave-go = Abbestellen
left-title = Die Lernimpulse sind abbestellt
left-text = Für das Team { $team } kommen keine Lernimpulse mehr. Hier lassen sie sich wieder bestellen.
join-go = Wieder bestellen
joined-title = Die Lernimpulse sind bestellt
joined-text = Der nächste Lernimpuls für das Team { $team } kommt wieder an.
mail-title = Lernimpulse per E-Mail
mail-yours = { $address ->
    [du] Deine E-Mail-Adresse hier ist { $mail }. Nur du und die Administration sehen sie.
   *[sie] Ihre E-Mail-Adresse hier ist { $mail }. Nur Sie und die Administration sehen sie.
}
mail-none = { $address ->
    [du] Von dir ist hier keine E-Mail-Adresse bekannt. Die Administration kann sie eintragen.
   *[sie] Von Ihnen ist hier keine E-Mail-Adresse bekannt. Die Administration kann sie eintragen.
}
mail-no-team = { $address ->
    [du] Du gehörst zu keinem Team, deshalb kommen keine Lernimpulse.
   *[sie] Sie gehören zu keinem Team, deshalb kommen keine Lernimpulse.
}
mail-gets = Die Lernimpulse für das Team { $team } kommen an.
mail-left = Die Lernimpulse für das Team { $team } sind abbestellt.
