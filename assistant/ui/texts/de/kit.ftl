# Was auf jeder Seite steht: Kopf, Daten, Meldungen, Fehler.

skip-to-content = Zum Inhalt
you-are-here = { $address ->
    [du] (hier bist du)
   *[sie] (hier sind Sie)
}
change-password = Passwort ändern
log-out = Abmelden
language-nl = Nederlands
language-de = Deutsch
language-en = English
go-on = Weiter

nav-reflect = Reflektieren
nav-reflections = Meine Reflexionen
nav-intentions = Vorhaben
nav-accompany = Begleiten
nav-lead = Führen
nav-develop = Entwickeln
nav-administer = Personen

day = { $day }. { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

error-unexpected = { $address ->
    [du] Hier ist etwas schiefgegangen, und es lag nicht an dir. Was du geschrieben hast, ist noch da; versuch es gleich noch einmal.
   *[sie] Hier ist etwas schiefgegangen, und es lag nicht an Ihnen. Was Sie geschrieben haben, ist noch da; versuchen Sie es gleich noch einmal.
}
error-not-allowed = { $address ->
    [du] Das gehört zu einer Aufgabe, die dein Konto nicht hat.
   *[sie] Das gehört zu einer Aufgabe, die Ihr Konto nicht hat.
}
error-not-found = { $address ->
    [du] Das gibt es hier nicht, oder es gehört nicht dir. Vielleicht wurde es gelöscht.
   *[sie] Das gibt es hier nicht, oder es gehört nicht Ihnen. Vielleicht wurde es gelöscht.
}
error-bad-value = { $address ->
    [du] Das steht nicht zur Auswahl. Nimm etwas aus der Liste.
   *[sie] Das steht nicht zur Auswahl. Nehmen Sie etwas aus der Liste.
}
error-too-long = { $address ->
    [du] Das ist zu lang für eine Antwort: { $length } Zeichen, möglich sind { $limit }. Dein Text ist noch da; kürz ihn oder verteil ihn auf zwei Antworten.
   *[sie] Das ist zu lang für eine Antwort: { $length } Zeichen, möglich sind { $limit }. Ihr Text ist noch da; kürzen Sie ihn oder verteilen Sie ihn auf zwei Antworten.
}
error-empty = { $address ->
    [du] Hier steht noch nichts. Schreib ein paar Worte oder überspring die Frage.
   *[sie] Hier steht noch nichts. Schreiben Sie ein paar Worte oder überspringen Sie die Frage.
}
error-stale = { $address ->
    [du] Du hast in einem anderen Tab oder auf einem anderen Gerät weitergemacht. Das hier ist der aktuelle Stand; was du hier getippt hast, steht noch im Feld.
   *[sie] Sie haben in einem anderen Tab oder auf einem anderen Gerät weitergemacht. Das hier ist der aktuelle Stand; was Sie hier getippt haben, steht noch im Feld.
}
error-stale-form = { $address ->
    [du] Das wurde in einem anderen Tab oder auf einem anderen Gerät geändert. Wo du hier etwas getippt hattest, steht jetzt dein eigener Text; sieh ihn durch und speichere noch einmal.
   *[sie] Das wurde in einem anderen Tab oder auf einem anderen Gerät geändert. Wo Sie hier etwas getippt hatten, steht jetzt Ihr eigener Text; sehen Sie ihn durch und speichern Sie noch einmal.
}
error-storage = { $address ->
    [du] Das Speichern klappt gerade nicht, vielleicht ist der Speicherplatz voll. Lass diese Seite offen; dein Text ist noch da. Versuch es gleich noch einmal oder sag deiner Administration Bescheid.
   *[sie] Das Speichern klappt gerade nicht, vielleicht ist der Speicherplatz voll. Lassen Sie diese Seite offen; Ihr Text ist noch da. Versuchen Sie es gleich noch einmal oder sagen Sie Ihrer Administration Bescheid.
}
error-characters = { $address ->
    [du] In diesem Text steht ein beschädigtes Zeichen, deshalb kann er nicht gespeichert werden. Deine Worte stehen noch da; nimm seltsame Zeichen heraus oder schreib diese Stelle neu.
   *[sie] In diesem Text steht ein beschädigtes Zeichen, deshalb kann er nicht gespeichert werden. Ihre Worte stehen noch da; nehmen Sie seltsame Zeichen heraus oder schreiben Sie diese Stelle neu.
}
error-date = { $address ->
    [du] Dieses Datum ist nicht eindeutig. Schreib zum Beispiel 14. März oder wähl einen Tag im Kalender.
   *[sie] Dieses Datum ist nicht eindeutig. Schreiben Sie zum Beispiel 14. März oder wählen Sie einen Tag im Kalender.
}
