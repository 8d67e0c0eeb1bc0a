# Die erste Seite jeder Rolle und die Seite der Administration.

role-learner = Lernende
role-expert = Lernbegleitung
role-leader = Führungskraft
role-lnd = Personalentwicklung
role-administrator = Administration

accompany-title = Lernende begleiten
accompany-first = { $address ->
    [du] Hier bereitest du dich bald darauf vor, jemanden zu begleiten, und antwortest auf das, was Lernende dir weitergeben. Bis dahin kannst du hier selbst reflektieren; die Reflexionen anderer lassen sich von dieser Seite aus nicht öffnen.
   *[sie] Hier bereiten Sie sich bald darauf vor, jemanden zu begleiten, und antworten auf das, was Lernende Ihnen weitergeben. Bis dahin können Sie hier selbst reflektieren; die Reflexionen anderer lassen sich von dieser Seite aus nicht öffnen.
}
develop-title = Entwickeln
develop-first = { $address ->
    [du] Hier sorgst du bald dafür, dass Methoden und Fragen gut bleiben, und siehst, ob gelernt wird, in Zahlen, in denen niemand zu finden ist. Bis dahin kannst du jede Methode selbst ausprobieren; die Reflexionen anderer lassen sich von dieser Seite aus nicht öffnen.
   *[sie] Hier sorgen Sie bald dafür, dass Methoden und Fragen gut bleiben, und sehen, ob gelernt wird, in Zahlen, in denen niemand zu finden ist. Bis dahin können Sie jede Methode selbst ausprobieren; die Reflexionen anderer lassen sich von dieser Seite aus nicht öffnen.
}

administer-title = Personen
administer-first = { $address ->
    [du] Hier gibst du anderen Zugang, sperrst ein Konto oder vergibst ein neues Passwort. Was andere schreiben, lässt sich von hier aus nicht öffnen.
   *[sie] Hier geben Sie anderen Zugang, sperren ein Konto oder vergeben ein neues Passwort. Was andere schreiben, lässt sich von hier aus nicht öffnen.
}
people-add = Jemandem Zugang geben
people-login = Anmeldename
people-name = Name, wie er auf dem Bildschirm steht
people-roles = Weitere Rollen (lernen können alle)
people-teams = Teams, durch Kommas getrennt
people-language = Sprache
people-add-go = Hinzufügen
people-change = Ein Konto ändern
people-switch = Sperren oder öffnen
people-reset = Neues Passwort
people-disabled = gesperrt
people-password-once = Das Passwort für { $login } ist nur jetzt zu sehen. Beim ersten Anmelden muss es geändert werden:
people-col-name = Name
people-col-roles = Rollen
people-col-teams = Teams
people-change-go = Diese Rollen und Teams geben
