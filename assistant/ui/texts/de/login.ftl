# Seiten außerhalb der Arbeitsbereiche: Anmelden, Passwort, erste Administration, Fehler.

product-name = Rückblick

login-title = Anmelden
login-greeting = { $address ->
    [du] Nimm dir einen Moment und schau auf deine Arbeit zurück.
   *[sie] Nehmen Sie sich einen Moment und schauen Sie auf Ihre Arbeit zurück.
}
login-name = Anmeldename
login-password = Passwort
login-button = Anmelden
login-help = { $address ->
    [du] Passwort vergessen? Deine Administration kann dir ein neues geben.
   *[sie] Passwort vergessen? Ihre Administration kann Ihnen ein neues geben.
}
login-promise = { $address ->
    [du] Was du schreibst, gehört dir. Weder deine Führungskraft noch die Administration kann es hier öffnen. Das hier ist ein Programm; niemand liest mit.
   *[sie] Was Sie schreiben, gehört Ihnen. Weder Ihre Führungskraft noch die Administration kann es hier öffnen. Das hier ist ein Programm; niemand liest mit.
}
login-refused = { $address ->
    [du] Anmeldename und Passwort passen nicht zusammen. Prüf bitte beides und versuch es noch einmal.
   *[sie] Anmeldename und Passwort passen nicht zusammen. Prüfen Sie bitte beides und versuchen Sie es noch einmal.
}
login-wait-seconds = { $count ->
    [one] Das hat nicht geklappt. Nach mehreren falschen Versuchen gibt es eine Pause, die jedes Mal länger wird. Der nächste Versuch ist in 1 Sekunde möglich.
   *[other] Das hat nicht geklappt. Nach mehreren falschen Versuchen gibt es eine Pause, die jedes Mal länger wird. Der nächste Versuch ist in { $count } Sekunden möglich.
}
login-wait-minutes = { $count ->
    [one] Das hat nicht geklappt. Nach mehreren falschen Versuchen gibt es eine Pause, die jedes Mal länger wird. Der nächste Versuch ist in 1 Minute möglich.
   *[other] Das hat nicht geklappt. Nach mehreren falschen Versuchen gibt es eine Pause, die jedes Mal länger wird. Der nächste Versuch ist in { $count } Minuten möglich.
}
login-languages = Sprache
login-ended = { $address ->
    [du] Du bist abgemeldet.
   *[sie] Sie sind abgemeldet.
}

password-title = Passwort ändern
password-forced-title = { $address ->
    [du] Wähl dein eigenes Passwort
   *[sie] Wählen Sie Ihr eigenes Passwort
}
password-forced = { $address ->
    [du] Das Passwort, mit dem du dich angemeldet hast, kennt noch jemand anders. Nimm ab jetzt eines, das nur du kennst.
   *[sie] Das Passwort, mit dem Sie sich angemeldet haben, kennt noch jemand anders. Nehmen Sie ab jetzt eines, das nur Sie kennen.
}
password-old = Bisheriges Passwort
password-new = Neues Passwort
password-again = Neues Passwort noch einmal
password-rule = Mindestens { $shortest } Zeichen. Ein paar Wörter hintereinander lassen sich gut merken.
password-button = Passwort speichern
password-wrong = Das bisherige Passwort stimmt nicht. Es wurde nichts geändert.
password-weak = { $address ->
    [du] Dieses Passwort geht nicht. Nimm { $shortest } bis { $longest } Zeichen, nicht deinen Anmeldenamen und nicht das alte Passwort.
   *[sie] Dieses Passwort geht nicht. Nehmen Sie { $shortest } bis { $longest } Zeichen, nicht Ihren Anmeldenamen und nicht das alte Passwort.
}
password-differ = { $address ->
    [du] Die beiden neuen Passwörter sind verschieden. Gib sie noch einmal ein.
   *[sie] Die beiden neuen Passwörter sind verschieden. Geben Sie sie noch einmal ein.
}
password-done-title = { $address ->
    [du] Dein neues Passwort ist gespeichert
   *[sie] Ihr neues Passwort ist gespeichert
}
password-done = { $address ->
    [du] Hier bleibst du angemeldet. Auf anderen Geräten wurdest du abgemeldet.
   *[sie] Hier bleiben Sie angemeldet. Auf anderen Geräten wurden Sie abgemeldet.
}

first-title = Erster Start
first-greeting = { $address ->
    [du] Hier ist noch niemand. Du machst den Anfang.
   *[sie] Hier ist noch niemand. Sie machen den Anfang.
}
first-explain = { $address ->
    [du] Du übernimmst die Administration und kannst danach anderen Zugang geben.
   *[sie] Sie übernehmen die Administration und können danach anderen Zugang geben.
}
first-code = Code, der beim Start des Programms angezeigt wurde
first-name = { $address ->
    [du] Dein Name, wie er auf dem Bildschirm steht
   *[sie] Ihr Name, wie er auf dem Bildschirm steht
}
first-login-rule = Buchstaben, Ziffern und . _ - @, zum Beispiel anna.berg
first-password = Passwort
first-again = Passwort noch einmal
first-button = Beginnen
first-wrong-code = Dieser Code stimmt nicht. Er steht dort, wo das Programm gestartet wurde.

people-bad-login = { $address ->
    [du] Ein Anmeldename hat 2 bis 64 Buchstaben (a–z), Ziffern oder . _ - @. Wähl einen anderen.
   *[sie] Ein Anmeldename hat 2 bis 64 Buchstaben (a–z), Ziffern oder . _ - @. Wählen Sie einen anderen.
}
people-bad-name = Ein Name hat 1 bis 100 Zeichen.
people-bad-team = Der Name eines Teams hat 1 bis 60 Zeichen.
people-bad-role = Diese Rolle gibt es nicht.
people-login-taken = { $address ->
    [du] Dieser Anmeldename ist vergeben. Wähl einen anderen.
   *[sie] Dieser Anmeldename ist vergeben. Wählen Sie einen anderen.
}
people-last-administrator = Nur noch diese Person hat die Administration. Zuerst muss jemand anders sie bekommen.

waiting-title = Einen Moment
waiting-text = { $address ->
    [du] Deine Seite wird vorbereitet und öffnet sich von selbst.
   *[sie] Ihre Seite wird vorbereitet und öffnet sich von selbst.
}

page-home = Zur Startseite
page-go-on = Weiter
page-back = Zurück zur Startseite
page-400-title = Das lässt sich nicht lesen
page-400-text = { $address ->
    [du] Die Anfrage kam nicht so an, wie das Programm sie erwartet. Öffne die Seite noch einmal.
   *[sie] Die Anfrage kam nicht so an, wie das Programm sie erwartet. Öffnen Sie die Seite noch einmal.
}
page-403-title = { $address ->
    [du] Diese Seite ist nicht für dich
   *[sie] Diese Seite ist nicht für Sie
}
page-403-text = { $address ->
    [du] Diese Seite gehört zu einer Aufgabe, die dein Konto nicht hat. Wenn du Zugang brauchst, wende dich an deine Administration.
   *[sie] Diese Seite gehört zu einer Aufgabe, die Ihr Konto nicht hat. Wenn Sie Zugang brauchen, wenden Sie sich an Ihre Administration.
}
page-foreign-title = Das kam von einer anderen Seite
page-foreign-text = { $address ->
    [du] Zu deiner Sicherheit ist nichts passiert. Öffne die Seite hier und versuch es noch einmal.
   *[sie] Zu Ihrer Sicherheit ist nichts passiert. Öffnen Sie die Seite hier und versuchen Sie es noch einmal.
}
page-404-title = Hier ist nichts
page-404-text = Vielleicht stimmt die Adresse nicht, oder was hier stand, wurde gelöscht.
page-413-title = Das ist zu lang
page-413-text = { $address ->
    [du] So viel Text lässt sich nicht auf einmal senden. Kürz ihn oder schick ihn in Teilen. Was schon gespeichert war, ist noch da.
   *[sie] So viel Text lässt sich nicht auf einmal senden. Kürzen Sie ihn oder schicken Sie ihn in Teilen. Was schon gespeichert war, ist noch da.
}
page-429-title = Etwas langsamer
page-429-text = { $address ->
    [du] Es kamen zu viele Anfragen. Warte einen Moment und versuch es noch einmal.
   *[sie] Es kamen zu viele Anfragen. Warten Sie einen Moment und versuchen Sie es noch einmal.
}
page-500-title = Hier ist etwas schiefgegangen
page-500-text = { $address ->
    [du] Es lag nicht an dir. Was gespeichert war, ist noch da. Versuch es noch einmal; wenn es wieder passiert, sag deiner Administration Bescheid.
   *[sie] Es lag nicht an Ihnen. Was gespeichert war, ist noch da. Versuchen Sie es noch einmal; wenn es wieder passiert, sagen Sie Ihrer Administration Bescheid.
}
page-503-title = Das Programm ist gerade nicht verfügbar
page-503-text = { $address ->
    [du] Was gespeichert war, ist noch da. Versuch es in ein paar Minuten noch einmal; wenn es wieder passiert, sag deiner Administration Bescheid.
   *[sie] Was gespeichert war, ist noch da. Versuchen Sie es in ein paar Minuten noch einmal; wenn es wieder passiert, sagen Sie Ihrer Administration Bescheid.
}
page-login-needed = { $address ->
    [du] Du bist nicht mehr angemeldet. Melde dich noch einmal an; was gespeichert war, ist noch da.
   *[sie] Sie sind nicht mehr angemeldet. Melden Sie sich noch einmal an; was gespeichert war, ist noch da.
}
page-password-needed = { $address ->
    [du] Wähle zuerst dein eigenes Passwort.
   *[sie] Wählen Sie zuerst Ihr eigenes Passwort.
}
