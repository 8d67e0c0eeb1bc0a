# Die Bibliothek: Muster finden und lesen.

nav-library = Bibliothek
page-pattern = Muster
library-title = Bibliothek
library-first = { $address ->
    [du] Was erfahrene Kolleginnen und Kollegen tun, was die Organisation festgehalten hat und was du selbst aufgehoben hast.
   *[sie] Was erfahrene Kolleginnen und Kollegen tun, was die Organisation festgehalten hat und was Sie selbst aufgehoben haben.
}
library-search = { $address ->
    [du] Wonach suchst du?
   *[sie] Wonach suchen Sie?
}
library-none = In der Bibliothek steht nichts, was gut dazu passt.
library-back = Alle Muster
pattern-draft = Entwurf, noch nicht geprüft
pattern-reviewed = geprüft am { $day }
pattern-stale = seit { $day } wieder zu prüfen

library-search-note = { $address ->
    [du] Schreib es so, wie du es sagen würdest. Die Antwort kann auch in einer anderen Sprache stehen.
   *[sie] Schreiben Sie es so, wie Sie es sagen würden. Die Antwort kann auch in einer anderen Sprache stehen.
}
library-narrow = Enger suchen
narrow-kind = Welche Art Text
narrow-language = In welcher Sprache
narrow-situation = Für welche Situation
kind-all = alles
kind-pattern = Muster
kind-document = Dokument
kind-reflection = { $address ->
    [du] Deine Reflexion
   *[sie] Ihre Reflexion
}
language-all = alle Sprachen
situation-all = jede Situation
found-busy = Es wird gesucht …
found-busy-long = { $address ->
    [du] Das dauert länger als sonst. Nach einem Neustart wird die Bibliothek erst bereitgelegt. Deine Frage steht noch da; die Antwort kommt von selbst.
   *[sie] Das dauert länger als sonst. Nach einem Neustart wird die Bibliothek erst bereitgelegt. Ihre Frage steht noch da; die Antwort kommt von selbst.
}
found-count = { $texts ->
    [one] Dieser Text passt am besten dazu.
   *[other] Diese { $texts } Texte passen am besten dazu.
}
found-more = { $count ->
    [one] Noch ein Text, der weniger gut passt
   *[other] Noch { $count } Texte, die weniger gut passen
}
found-waiting = { $count ->
    [one] Ein neues Stück wird noch eingelesen und ist gleich zu finden.
   *[other] { $count } neue Stücke werden noch eingelesen und sind gleich zu finden.
}
found-nearest = Was am nächsten kommt
shelf-patterns = { $count ->
    [one] Ein Muster
   *[other] { $count } Muster, nach dem Alphabet
}
shelf-documents = { $count ->
    [one] Ein Dokument
   *[other] { $count } Dokumente
}
shelf-empty = { $address ->
    [du] Mit dieser Auswahl bleibt nichts übrig. Wähl etwas weiter, oder schreib, wonach du suchst.
   *[sie] Mit dieser Auswahl bleibt nichts übrig. Wählen Sie etwas weiter, oder schreiben Sie, wonach Sie suchen.
}
shelf-reflections = { $address ->
    [du] Schreib, wonach du suchst, dann wird auch in deinen eigenen aufgehobenen Reflexionen gesucht. Alle stehen hier:
   *[sie] Schreiben Sie, wonach Sie suchen, dann wird auch in Ihren eigenen aufgehobenen Reflexionen gesucht. Alle stehen hier:
}
origin-only-you = { $address ->
    [du] das siehst nur du
   *[sie] das sehen nur Sie
}
origin-added-by = hinzugefügt von { $name }
citation-changed = { $address ->
    [du] Dieser Text hat sich seitdem geändert. Du siehst ihn so, wie er jetzt ist.
   *[sie] Dieser Text hat sich seitdem geändert. Sie sehen ihn so, wie er jetzt ist.
}
print = Drucken
pass-on-title = { $address ->
    [du] Diese Frage weitergeben, ohne deinen Namen
   *[sie] Diese Frage weitergeben, ohne Ihren Namen
}
pass-on-note = { $address ->
    [du] Wer die Bibliothek pflegt, sieht diese Worte, die Sprache und den Monat, aber nicht, von wem sie kommen. Namen, die du selbst hineinschreibst, bleiben stehen; nimm sie heraus. Vor dem Knopfdruck geht nichts weg.
   *[sie] Wer die Bibliothek pflegt, sieht diese Worte, die Sprache und den Monat, aber nicht, von wem sie kommen. Namen, die Sie selbst hineinschreiben, bleiben stehen; nehmen Sie sie heraus. Vor dem Knopfdruck geht nichts weg.
}
pass-on-words = { $address ->
    [du] Deine Frage, so wie sie gelesen wird
   *[sie] Ihre Frage, so wie sie gelesen wird
}
pass-on-go = Frage weitergeben
pass-on-done = { $address ->
    [du] Die Frage ist weitergegeben. Dein Name steht nicht dabei, darum kann dir niemand persönlich antworten; schau in einiger Zeit wieder herein.
   *[sie] Die Frage ist weitergegeben. Ihr Name steht nicht dabei, darum kann Ihnen niemand persönlich antworten; schauen Sie in einiger Zeit wieder herein.
}
