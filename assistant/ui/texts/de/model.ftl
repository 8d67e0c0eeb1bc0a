page-model = Sprachmodell
model-title = Das Sprachmodell
model-none = Hier ist kein Sprachmodell im Einsatz. Alle Fragen stammen aus dem Fragenbestand der Organisation.
model-what = Ein Sprachmodell formuliert manche Fragen so, dass sie an die letzte Antwort anknüpfen. Welche Frage an der Reihe ist, entscheidet es nicht, und was gegen unsere Regeln verstößt, wird nicht angezeigt.
model-which = { $address ->
    [du] Deine Organisation setzt { $model } ein. Was gesendet wird, geht an: { $place }.
   *[sie] Ihre Organisation setzt { $model } ein. Was gesendet wird, geht an: { $place }.
}
model-goes = { $address ->
    [du] Gesendet wird deine letzte Antwort, gekürzt, wenn sie lang ist, dazu die Frage, die sonst gestellt würde, und manchmal ein Zitat aus der Bibliothek. Nicht dabei sind dein Name und frühere Antworten. Ist in einer Antwort von Gefahr die Rede, geht nichts mehr hinaus.
   *[sie] Gesendet wird Ihre letzte Antwort, gekürzt, wenn sie lang ist, dazu die Frage, die sonst gestellt würde, und manchmal ein Zitat aus der Bibliothek. Nicht dabei sind Ihr Name und frühere Antworten. Ist in einer Antwort von Gefahr die Rede, geht nichts mehr hinaus.
}
model-off = Für mich kein Sprachmodell
model-is-off = { $address ->
    [du] Gemerkt: Ab jetzt geht nichts von dir an ein Sprachmodell.
   *[sie] Gemerkt: Ab jetzt geht nichts von Ihnen an ein Sprachmodell.
}
model-is-on = { $address ->
    [du] Gemerkt: Das Sprachmodell darf wieder Fragen für dich formulieren.
   *[sie] Gemerkt: Das Sprachmodell darf wieder Fragen für Sie formulieren.
}
model-note = { $address ->
    [du] Manche Fragen formuliert ein Sprachmodell. Dafür geht deine letzte Antwort an: { $place }.
   *[sie] Manche Fragen formuliert ein Sprachmodell. Dafür geht Ihre letzte Antwort an: { $place }.
}
model-more = Mehr darüber, auch zum Abschalten
model-here = diesen Rechner, also nirgendwohin sonst
model-worded = Diese Frage hat ein Sprachmodell formuliert ({ $model }).
model-see-sent = Ansehen, was gesendet wurde
model-sent-title = Was für diese Reflexion gesendet wurde
model-sent-none = Für diese Reflexion wurde nichts gesendet.
model-sent-nothing = Gesendet wurde bisher nichts.
model-call = { $model }, an { $place }, Anweisung { $prompt }
model-outcome-shown = Die Formulierung hat gepasst und wurde gestellt.
model-outcome-not-fit = Die Formulierung verstieß gegen unsere Regeln und wurde nicht gezeigt.
model-outcome-sent = Eine Antwort darauf ist nicht festgehalten.
model-outcome-failed = Es kam nichts Brauchbares zurück; gestellt wurde die Frage aus dem eigenen Bestand.
model-outcome-not-sent = Das wurde nicht gesendet.
model-sent = Gesendet
model-received = Empfangen
model-back = Zurück zur Reflexion
