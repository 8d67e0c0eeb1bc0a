# Der Arbeitsplatz einer Führungskraft: Rückmeldungen, mit denen jemand etwas anfangen kann.

page-give = Rückmeldung geben
lead-title = Führen
lead-jobs = { $address ->
    [du] Jede Aufgabe ist eine Seite. Was du schreibst, bleibt bei dir, bis du es selbst verschickst.
   *[sie] Jede Aufgabe ist eine Seite. Was Sie schreiben, bleibt bei Ihnen, bis Sie es selbst verschicken.
}
lead-job-give = Rückmeldung geben
lead-job-give-say = Aus Beobachtungen Worte machen, mit denen jemand etwas anfangen kann.
lead-job-nuggets = Einen Lernimpuls senden
lead-job-nuggets-say = Einmal in der Woche etwas aus der Bibliothek mit dem Team teilen, in hundert Wörtern.
lead-job-library = Etwas nachschlagen
lead-job-library-say = Nachlesen, wie andere im Haus mit solchen Momenten umgehen, mit der Quelle dazu.
lead-job-reflect = Selbst zurückblicken
lead-job-reflect-say = Zwei, zehn oder zwanzig Minuten für etwas, woraus sich lernen lässt.

give-title = Rückmeldung vorbereiten
give-meta = { $address ->
    [du] Nur auf deinem Bildschirm, bis du etwas aufhebst
   *[sie] Nur auf Ihrem Bildschirm, bis Sie etwas aufheben
}
give-notes = { $address ->
    [du] Was hast du gesehen oder gehört?
   *[sie] Was haben Sie gesehen oder gehört?
}
give-notes-hint = Am Donnerstag bei der Übergabe …
give-promise = { $address ->
    [du] Niemand liest mit, und nichts wird aufgehoben, außer du hebst es auf. Ein Programm liest deine Notizen auf einem Rechner im eigenen Haus; es achtet auf Wörter, nicht auf Menschen.
   *[sie] Niemand liest mit, und nichts wird aufgehoben, außer Sie heben es auf. Ein Programm liest Ihre Notizen auf einem Rechner im eigenen Haus; es achtet auf Wörter, nicht auf Menschen.
}
give-example = Ein Beispiel ausprobieren
give-for = Für wen und wie
give-to = Für wen ist sie
give-occasion = Zu welchem Anlass
give-model = In welcher Reihenfolge
give-model-sbi = Situation, Verhalten, Wirkung (SBI)
give-model-4g = Verhalten, Folge, Gefühl, Wunsch (4G)
give-model-www = Wahrnehmung, Wirkung, Wunsch (WWW)
give-draft = Entwurf zeigen

give-example-to = Jonas
give-example-occasion = die Übergabe am Donnerstag
give-example-notes = { $address ->
    [du] Du warst bei der Übergabe am Donnerstag wieder total unkonzentriert. Du hast zweimal auf dein Handy geschaut, während ich Zimmer 12 übergeben habe. Der Nachtdienst musste deshalb die Dosis bei mir nachfragen. Ich möchte, dass du in den zehn Minuten das Handy weglegst.
   *[sie] Sie waren bei der Übergabe am Donnerstag wieder total unkonzentriert. Sie haben zweimal auf Ihr Handy geschaut, während ich Zimmer 12 übergeben habe. Der Nachtdienst musste deshalb die Dosis bei mir nachfragen. Ich möchte, dass Sie in den zehn Minuten das Handy weglegen.
}

critique-title = Was schon da ist
critique-nothing = Beim Schreiben erscheint hier, welche Wörter im Weg stehen und was jemand braucht, um die Rückmeldung zu verstehen.
critique-fine = Hier steht kein Wort im Weg.
critique-more = Weiter unten folgen noch { $count }.
critique-missing = Es fehlt noch: { $part }
critique-one-more = Noch eine Beobachtung, gesehen oder gehört
critique-limits = Keine Noten, keine Vergleiche. Gesundheit, Familie, Religion und Gewerkschaft gehören nicht hierher.
critique-quoted = „{ $words }“
critique-found = { $count ->
    [one] 1 Anmerkung
   *[other] { $count } Anmerkungen
}
says-situation = Situation
says-behaviour = Wahrnehmung
says-impact = Wirkung
says-feeling = Gefühl
says-request = Wunsch
says-question = Frage oder Wunsch

give-yours = { $address ->
    [du] Dein Entwurf
   *[sie] Ihr Entwurf
}
give-yours-note = { $address ->
    [du] Aus deinen eigenen Sätzen. Ändere, was du willst; ein neuer Entwurf geht wieder von deinen Notizen aus.
   *[sie] Aus Ihren eigenen Sätzen. Ändern Sie, was Sie möchten; ein neuer Entwurf geht wieder von Ihren Notizen aus.
}
give-copy = Kopieren
give-copied = Kopiert
give-take-md = Als Markdown mitnehmen
give-take-docx = Als Word-Datei mitnehmen
give-tab-read = Gelesen
give-tab-say = Gesagt
give-tab-message = Kurznachricht
give-reads = So kommt es bei { $to } an
give-reads-someone = So kommt es bei der anderen Person an
give-say-note = Kurze Zeilen zum Danebenlegen. Eine sagen, warten, dann erst die nächste.
give-say-open = Zum Anfang
give-say-close = Zum Schluss, und dann still sein
give-message-note = Bittet um ein Gespräch und nimmt nichts davon vorweg.

# An die Person gerichtet, die die Rückmeldung bekommt, in der Sprache des Entwurfs.
to-them-open = { $address ->
    [du] Hast du zehn Minuten? Ich möchte mit dir auf etwas zurückblicken: { $occasion }.
   *[sie] Haben Sie zehn Minuten? Ich möchte mit Ihnen auf etwas zurückblicken: { $occasion }.
}
to-them-open-plain = { $address ->
    [du] Hast du zehn Minuten? Ich möchte mit dir auf etwas zurückblicken.
   *[sie] Haben Sie zehn Minuten? Ich möchte mit Ihnen auf etwas zurückblicken.
}
to-them-close = { $address ->
    [du] Wie siehst du das?
   *[sie] Wie sehen Sie das?
}
to-them-message = { $address ->
    [du] Hallo { $to }, hast du diese Woche eine Viertelstunde? Ich möchte mit dir auf etwas zurückblicken: { $occasion }. Sag mir, wann es dir passt.
   *[sie] Guten Tag { $to }, haben Sie diese Woche eine Viertelstunde? Ich möchte mit Ihnen auf etwas zurückblicken: { $occasion }. Sagen Sie mir, wann es Ihnen passt.
}
to-them-message-plain = { $address ->
    [du] Hallo { $to }, hast du diese Woche eine Viertelstunde? Ich möchte mit dir auf etwas zurückblicken. Sag mir, wann es dir passt.
   *[sie] Guten Tag { $to }, haben Sie diese Woche eine Viertelstunde? Ich möchte mit Ihnen auf etwas zurückblicken. Sagen Sie mir, wann es Ihnen passt.
}
to-them-message-nobody = { $address ->
    [du] Hallo, hast du diese Woche eine Viertelstunde? Ich möchte mit dir auf etwas zurückblicken: { $occasion }. Sag mir, wann es dir passt.
   *[sie] Guten Tag, haben Sie diese Woche eine Viertelstunde? Ich möchte mit Ihnen auf etwas zurückblicken: { $occasion }. Sagen Sie mir, wann es Ihnen passt.
}
to-them-message-nobody-plain = { $address ->
    [du] Hallo, hast du diese Woche eine Viertelstunde? Ich möchte mit dir auf etwas zurückblicken. Sag mir, wann es dir passt.
   *[sie] Guten Tag, haben Sie diese Woche eine Viertelstunde? Ich möchte mit Ihnen auf etwas zurückblicken. Sagen Sie mir, wann es Ihnen passt.
}

give-answers = Was zurückkommen kann, und wie das Gespräch offen bleibt
reply-silent = Es bleibt still.
reply-silent-do = { $address ->
    [du] Zähl bis zehn. Dann: „Nimm dir Zeit. Was geht dir durch den Kopf?“
   *[sie] Bis zehn zählen. Dann: „Nehmen Sie sich Zeit. Was geht Ihnen durch den Kopf?“
}
reply-otherwise = „So war das nicht.“
reply-otherwise-do = { $address ->
    [du] Wiederhol deine Sicht nicht. Frag: „Was hast du gesehen?“ Wer anderes gesehen hat, kann genauso recht haben.
   *[sie] Die eigene Sicht nicht wiederholen. Fragen Sie: „Was haben Sie gesehen?“ Wer anderes gesehen hat, kann genauso recht haben.
}
reply-reasons = „Das hatte einen Grund.“
reply-reasons-do = { $address ->
    [du] Hör zu Ende zu und gib wieder, was du gehört hast. Dann zurück zu dem, was daraus folgte, und zu deinem Wunsch.
   *[sie] Zu Ende zuhören und wiedergeben, was angekommen ist. Dann zurück zu dem, was daraus folgte, und zum eigenen Wunsch.
}
reply-upset = Die andere Person wird wütend oder weint.
reply-upset-do = { $address ->
    [du] Hör auf. „Ich merke, dass dich das trifft. Machen wir eine Pause, oder reden wir morgen weiter?“ Mach aus, wann.
   *[sie] Innehalten. „Ich merke, dass Sie das trifft. Machen wir eine Pause, oder sprechen wir morgen weiter?“ Vereinbaren Sie, wann.
}
reply-back = { $address ->
    [du] „Das machst du doch auch.“
   *[sie] „Das machen Sie doch auch.“
}
reply-back-do = „Das kann gut sein, und ich will es hören. Bringen wir erst das hier zu Ende, und dann geht es um mich?“

give-sources = Aus der Bibliothek

give-keep = Diesen Entwurf aufheben
give-kept-until = { $address ->
    [du] Aufgehoben bis { $day }, nur für dich. Wenn du noch etwas änderst, heb ihn noch einmal auf.
   *[sie] Aufgehoben bis { $day }, nur für Sie. Wenn Sie noch etwas ändern, heben Sie ihn noch einmal auf.
}
give-kept = Aufgehobene Entwürfe
give-kept-note = { $address ->
    [du] Diese Liste siehst nur du. Jeder Entwurf verschwindet nach neunzig Tagen von selbst.
   *[sie] Diese Liste sehen nur Sie. Jeder Entwurf verschwindet nach neunzig Tagen von selbst.
}
give-kept-nobody = Ohne Namen
give-kept-line = Aufgehoben am { $day }, verschwindet am { $until }
give-kept-deleted = Endgültig gelöscht.
give-kept-delete-note = Damit verschwinden der Entwurf und die Notizen dazu. Das lässt sich nicht rückgängig machen.
give-kept-delete-sure = Ja, diesen Entwurf löschen
kept-empty = Hier steht kein Entwurf, den man aufheben könnte.
kept-too-long = { $address ->
    [du] Der Entwurf hat { $length } Zeichen, { $limit } sind möglich. Er steht noch da; kürz ihn und heb ihn dann auf.
   *[sie] Der Entwurf hat { $length } Zeichen, { $limit } sind möglich. Er steht noch da; kürzen Sie ihn und heben Sie ihn dann auf.
}
kept-full = { $address ->
    [du] Du hast schon { $limit } Entwürfe aufgehoben. Lösch erst einen davon; was hier steht, bleibt so lange stehen.
   *[sie] Sie haben schon { $limit } Entwürfe aufgehoben. Löschen Sie erst einen davon; was hier steht, bleibt so lange stehen.
}
