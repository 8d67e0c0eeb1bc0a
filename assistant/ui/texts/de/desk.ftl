# Die Redaktion: Muster schreiben, prüfen und pflegen; für Fachleute und die Personalentwicklung.

page-desk = Redaktion
page-write = Muster schreiben
page-review = Muster prüfen
page-versions = Fassungen eines Musters

desk-title = Redaktion
desk-first = { $address ->
    [du] Was auf dich wartet, woran du schreibst und was wieder einmal angesehen werden sollte.
   *[sie] Was auf Sie wartet, woran Sie schreiben und was wieder einmal angesehen werden sollte.
}
desk-back = Redaktion
desk-to-review = { $address ->
    [du] Wartet auf deine Prüfung
   *[sie] Wartet auf Ihre Prüfung
}
desk-to-review-none = Zu prüfen ist gerade nichts. Was jemand aus dem Kollegium zur Prüfung gibt, steht dann hier.
desk-review-go = Lesen und entscheiden
desk-by = von { $name }
desk-saved-on = gespeichert am { $day }
desk-drafts = { $address ->
    [du] Deine Entwürfe
   *[sie] Ihre Entwürfe
}
desk-drafts-none = { $address ->
    [du] Du hast keine Entwürfe. Fang unten ein Muster an, oder öffne eines in der Bibliothek und ändere es.
   *[sie] Sie haben keine Entwürfe. Fangen Sie unten ein Muster an, oder öffnen Sie eines in der Bibliothek und ändern Sie es.
}
desk-draft-go = Weiterschreiben
desk-sent-back = Zurückgegeben von { $name } mit der Bemerkung: „{ $remark }“
desk-waiting = { $address ->
    [du] Von dir zur Prüfung gegeben, wartet auf eine zweite Person
   *[sie] Von Ihnen zur Prüfung gegeben, wartet auf eine zweite Person
}
desk-waiting-go = Noch einmal ansehen
desk-due = Wieder anzusehen
desk-due-none = Bei keinem Text steht in den nächsten { $days } Tagen eine Durchsicht an.
desk-due-on = bis { $day } wieder anzusehen
desk-due-go = Ansehen und ändern
desk-begin = Ein Muster anfangen
desk-begin-title = Wie heißt es?
desk-begin-note = Am besten heißt es nach dem, was man tut, zum Beispiel: Einen Fall übergeben.
desk-begin-language = Sprache des Textes
desk-begin-go = Mit dem Schreiben beginnen
desk-no-title = Ohne Titel kann es nicht losgehen. Ein Arbeitstitel genügt, er lässt sich später ändern.
desk-offered = Der Text wartet jetzt auf eine zweite Person. Bis sie ihn freigibt, sehen alle die bisherige Fassung.
desk-approved = Freigegeben. Ab jetzt sehen alle diese Fassung.
desk-returned = { $address ->
    [du] Zurückgegeben. Deine Bemerkung steht beim Entwurf.
   *[sie] Zurückgegeben. Ihre Bemerkung steht beim Entwurf.
}

library-desk = Zur Redaktion
library-change = Diesen Text ändern
library-versions = Fassungen
library-newer = Es gibt eine neuere Fassung, die noch nicht alle sehen.

write-as-form = Formular
write-as-markdown = Markdown
write-as-preview = Vorschau
write-title = Titel
write-summary = In einem Satz: Wann braucht man das?
write-owner = Wer sich darum kümmert
write-review-by = Wieder ansehen bis
write-markdown = Der ganze Text als Markdown
write-markdown-note = { $address ->
    [du] Derselbe Text wie im Formular. Was du hier änderst, steht auch dort, sobald du dorthin wechselst.
   *[sie] Derselbe Text wie im Formular. Was Sie hier ändern, steht auch dort, sobald Sie dorthin wechseln.
}
write-asked-note = { $address ->
    [du] Diese Sätze nutzt nur die Suche. Schreib unter die Überschrift (###) des Teils, der antwortet, wie jemand danach fragt, der das Muster nicht kennt: je Zeile ein Satz, in der Reihenfolge der Punkte.
   *[sie] Diese Sätze nutzt nur die Suche. Schreiben Sie unter die Überschrift (###) des Teils, der antwortet, wie jemand danach fragt, der das Muster nicht kennt: je Zeile ein Satz, in der Reihenfolge der Punkte.
}
write-asked-hidden = Diese Sätze nutzt nur die Suche. Wer das Muster liest, sieht sie nicht.
write-save = Entwurf speichern
write-offer = Zur Prüfung geben
write-discard = Ungespeichertes verwerfen
write-versions = Fassungen
write-untitled = Muster ohne Titel
write-new-language = in dieser Sprache steht noch nichts
write-no-preview = Das lässt sich noch nicht anzeigen. Woran es liegt, steht unter Markdown.
write-saved = Gespeichert als Fassung { $number }.
write-unchanged = Es hat sich nichts geändert; Fassung { $number } bleibt, wie sie ist.
write-to-put-right = { $count ->
    [one] Vor der Prüfung ist noch eine Sache zu erledigen; sie steht am Feld.
   *[other] Vor der Prüfung sind noch { $count } Dinge zu erledigen; sie stehen an den Feldern.
}
write-not-offered = { $count ->
    [one] Der Text geht noch nicht in die Prüfung: Eine Sache ist noch zu erledigen, sie steht am Feld.
   *[other] Der Text geht noch nicht in die Prüfung: { $count } Dinge sind noch zu erledigen, sie stehen an den Feldern.
}
write-left-over = { $address ->
    [du] Was du beim letzten Mal getippt und nicht gespeichert hast, steht wieder da.
   *[sie] Was Sie beim letzten Mal getippt und nicht gespeichert haben, steht wieder da.
}
write-overtaken = { $address ->
    [du] Inzwischen wurde Fassung { $number } gespeichert ({ $name }). Dein eigener Text steht hier vollständig. Wenn du ihn speicherst, wird er die neueste Fassung; die andere bleibt bei den Fassungen erhalten.
   *[sie] Inzwischen wurde Fassung { $number } gespeichert ({ $name }). Ihr eigener Text steht hier vollständig. Wenn Sie ihn speichern, wird er die neueste Fassung; die andere bleibt bei den Fassungen erhalten.
}
write-see-theirs = Ansehen, was sich geändert hat
write-form-rests = { $address ->
    [du] Das Formular ruht so lange: Im Markdown stehen Teile, für die es dort keinen Platz gibt. Bring sie unter Markdown in Ordnung, dann zieht das Formular nach.
   *[sie] Das Formular ruht so lange: Im Markdown stehen Teile, für die es dort keinen Platz gibt. Bringen Sie sie unter Markdown in Ordnung, dann zieht das Formular nach.
}
write-doubled = { $address ->
    [du] Du hast dieselbe Stelle im Formular und im Markdown geändert. Beide Texte stehen jetzt untereinander; beim Titel und den anderen einzelnen Zeilen gilt das Markdown.
   *[sie] Sie haben dieselbe Stelle im Formular und im Markdown geändert. Beide Texte stehen jetzt untereinander; beim Titel und den anderen einzelnen Zeilen gilt das Markdown.
}
write-too-long = { $address ->
    [du] Das ist zu lang für ein Muster: { $length } Zeichen, möglich sind { $limit }. Deine Worte stehen noch da; kürz den Text.
   *[sie] Das ist zu lang für ein Muster: { $length } Zeichen, möglich sind { $limit }. Ihre Worte stehen noch da; kürzen Sie den Text.
}
write-empty = Das Markdown ist leer, es gibt also nichts zu speichern. Die letzte Fassung steht noch bei den Fassungen.

review-changes = Was sich ändern würde
review-now = Was jetzt alle sehen (Fassung { $number })
review-offered = Was zur Prüfung steht (Fassung { $number })
review-all-new = In dieser Sprache ist das Muster noch für niemanden zu lesen: Alles ist neu.
review-whole = Der ganze Text, wie man ihn lesen wird
review-nothing = Diese Fassung wartet nicht auf eine Prüfung.
review-own = { $address ->
    [du] Diese Fassung ist von dir, deshalb prüft sie eine zweite Person. Du kannst sie hier lesen und noch ändern.
   *[sie] Diese Fassung ist von Ihnen, deshalb prüft sie eine zweite Person. Sie können sie hier lesen und noch ändern.
}
review-change = Doch noch ändern
review-write = Diesen Text ändern
review-remark = Bemerkung zum Text
review-remark-note = Nötig beim Zurückgeben: Was fehlt, und an welcher Stelle?
review-approve = Für alle freigeben
review-send-back = Zurückgeben
review-no-remark = { $address ->
    [du] Schreib in die Bemerkung, was anders werden soll; sonst geht es dort nicht weiter.
   *[sie] Schreiben Sie in die Bemerkung, was anders werden soll; sonst geht es dort nicht weiter.
}
review-decided = { $address ->
    [du] Inzwischen hat jemand über diese Fassung entschieden, oder es wurde eine neuere gespeichert. Deine Bemerkung steht noch da; lade die Seite neu, dann siehst du den Stand.
   *[sie] Inzwischen hat jemand über diese Fassung entschieden, oder es wurde eine neuere gespeichert. Ihre Bemerkung steht noch da; laden Sie die Seite neu, dann sehen Sie den Stand.
}

compare-same = Zwischen diesen beiden Fassungen gibt es keinen Unterschied.
compare-gone = entfällt:
compare-new = neu:
compare-left-out = { $count } gleiche Zeilen

versions-first = alle je gespeicherten Fassungen, die neueste zuerst
versions-compare = Zwei Fassungen vergleichen
versions-earlier = Die eine
versions-later = Die andere
versions-compare-go = Vergleichen
versions-restore = Eine Fassung zurückholen
versions-restore-note = Der Wortlaut wird zu einem neuen Entwurf. Was alle sehen, bleibt, bis eine zweite Person den Entwurf freigibt.
versions-which = Welche Fassung?
versions-restore-go = Als Entwurf zurückholen
versions-choose = { $address ->
    [du] Wähl zuerst eine Fassung aus der Liste.
   *[sie] Wählen Sie zuerst eine Fassung aus der Liste.
}
versions-since = Geändert seit Fassung { $number }
versions-download = Fassung { $number } als Markdown
version-number = Fassung { $number }
version-state-draft = Entwurf
version-state-submitted = wartet auf Prüfung
version-state-reviewed = geprüft
version-by-you = { $address ->
    [du] von dir
   *[sie] von Ihnen
}
version-from-files = aus den Dateien der Bibliothek
version-by-unknown = jemand, der nicht mehr hier ist
version-visible = Das ist, was alle sehen.
version-looked-at = Angesehen von { $name } am { $day }

finding-line = Zeile { $line }:
pattern-too-long = Der Text hat { $length } Zeichen, möglich sind höchstens { $limit }. Er muss kürzer werden.
pattern-characters = Hier steht ein Zeichen, das in keinen Text gehört. Es muss weg; notfalls die Zeile neu tippen.
pattern-no-front-matter = Ganz oben fehlen die Angaben: Titel, Zuständige und so weiter, zwischen zwei Zeilen mit ---.
pattern-front-matter = Die Angaben zwischen den beiden --- ganz oben sind nicht lesbar. Ein Text mit Doppelpunkt gehört dort in gerade Anführungszeichen.
pattern-key-unknown = „{ $name }“ ist in den Angaben oben nicht bekannt. Die Zeile kann weg.
pattern-key-empty = Hier steht noch nichts.
pattern-key-long = Das ist zu lang; gezeigt werden höchstens { $limit } Zeichen.
pattern-key-missing = In den Angaben oben fehlt die Zeile „{ $name }:“.
pattern-key-twice = „{ $name }“ steht hier zweimal. Eine der beiden Zeilen muss weg.
pattern-reviewed-missing = Ein geprüfter Text nennt den Tag der Prüfung. Es fehlt eine Zeile wie „reviewed: 2026-03-12“.
pattern-date-order = Dieser Tag liegt vor der letzten Prüfung. Nötig ist ein späterer.
pattern-id-differs = Hier steht „{ $name }“, das Muster heißt aber „{ $expected }“. So muss es hier stehen.
pattern-language-unknown = „{ $name }“ ist keine Sprache dieser Bibliothek. Richtig ist „{ $expected }“.
pattern-language-differs = Hier steht „{ $name }“, das ist aber der Text in „{ $expected }“. So muss es hier stehen.
pattern-state-unknown = „{ $name }“ ist kein Stand. Richtig ist „draft“.
pattern-date = „{ $text }“ ist kein Tag. Die Form ist 2026-03-12.
pattern-section-unknown = Einen Abschnitt „#{ $name }“ gibt es nicht. Der Text gehört in einen der anderen.
pattern-section-twice = Den Abschnitt „#{ $name }“ gibt es zweimal. Beide gehören in einen.
pattern-section-missing = Der Abschnitt „#{ $name }“ fehlt. Sobald im Formular etwas in seinem Feld steht, ist er wieder da.
pattern-section-empty = Hier steht noch nichts.
pattern-section-order = Der Abschnitt „#{ $name }“ steht dort, wo „#{ $expected }“ hingehört.
pattern-heading-bare = Mit der Überschrift „{ $name }“ beginnt kein Abschnitt. Innerhalb eines Abschnitts steht ### davor.
pattern-heading-empty = Dieser Abschnitt hat keine Überschrift.
pattern-before-first = Vor dem ersten Abschnitt steht Text. Er gehört in einen Abschnitt.
pattern-markup = „{ $name }“ wird nicht gezeigt: Links, Bilder und HTML haben in einem Muster keinen Platz. Besser in Worten.
pattern-question-no-question = „{ $text }“ endet nicht mit einem Fragezeichen.
pattern-question-two-questions = „{ $text }“ enthält zwei Fragen. Besser zwei daraus machen oder eine weglassen.
pattern-question-too-long = „{ $text }“ hat mehr als 30 Wörter. Das geht kürzer.
pattern-question-exclamation = „{ $text }“ hat ein Ausrufezeichen. Es kann weg.
pattern-question-praise = „{ $text }“ beginnt mit einem Lob. Besser gleich mit der Frage beginnen.
pattern-question-blame = „{ $text }“ fragt nach dem Warum, und das klingt nach Vorwurf. Besser fragen, was dazu geführt hat.
pattern-question-link = „{ $text }“ enthält einen Link oder Formatierung. Einfache Worte genügen.
pattern-question-twice = „{ $text }“ steht zweimal da. Hier passt eine andere Frage.
pattern-question-missing = Noch gibt es keine Frage für nachher. Jede beginnt in einer eigenen Zeile mit einem - davor.

gaps-questions = Fragen ohne Antwort
gaps-questions-none = Niemand hat eine Frage weitergegeben. Wer nichts findet und das mitteilen will, dessen Frage steht dann hier, ohne Namen.
gaps-write = Daraus ein Muster schreiben
gaps-write-about = Das hat jemand vergeblich gesucht:
gaps-answered = Inzwischen beantwortet: { $count }
gaps-answered-by = Antwort steht jetzt in
gaps-settle = Eine Frage abschließen
gaps-settle-note = { $address ->
    [du] Nenn das Muster, das die Frage inzwischen beantwortet, oder nimm die Frage heraus. Herausgenommene Fragen werden endgültig gelöscht.
   *[sie] Nennen Sie das Muster, das die Frage inzwischen beantwortet, oder nehmen Sie die Frage heraus. Herausgenommene Fragen werden endgültig gelöscht.
}
gaps-which = Welche Frage?
gaps-by-pattern = Welches Muster beantwortet sie?
gaps-answered-go = Als beantwortet vermerken
gaps-remove-go = Frage herausnehmen
gaps-choose = { $address ->
    [du] Wähl zuerst etwas aus der Liste. Um eine Frage als beantwortet zu vermerken, wähl auch das Muster.
   *[sie] Wählen Sie zuerst etwas aus der Liste. Um eine Frage als beantwortet zu vermerken, wählen Sie auch das Muster.
}
gaps-answered-done = Vermerkt, welches Muster die Antwort gibt.
gaps-removed = Die Frage ist gelöscht.
gaps-empty = { $address ->
    [du] Im Feld steht noch keine Frage. Schreib in ein paar Worten, was du gesucht hast.
   *[sie] Im Feld steht noch keine Frage. Schreiben Sie in ein paar Worten, was Sie gesucht haben.
}
gaps-full = { $address ->
    [du] Es warten schon so viele Fragen, dass keine mehr aufgenommen wird. Dein Text ist noch da; sag jemandem Bescheid, der die Bibliothek pflegt.
   *[sie] Es warten schon so viele Fragen, dass keine mehr aufgenommen wird. Ihr Text ist noch da; sagen Sie jemandem Bescheid, der die Bibliothek pflegt.
}
gaps-quiet = Was niemandem begegnet
gaps-quiet-none = Alles, was schon da war, hat seit dem { $day } jemand geöffnet.
gaps-quiet-young = Am { $day } stand hier noch kein Text; welche niemandem begegnen, lässt sich erst später sagen.
gaps-never-shown = Seit dem { $day } von niemandem gefunden
gaps-never-opened = Gefunden, aber seit dem { $day } von niemandem geöffnet
gaps-more = und { $count } weitere
month-of-year = { $month } { $year }
