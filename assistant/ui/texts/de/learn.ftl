# Die Seiten der Lernenden.

page-reflect = Reflektieren
page-form = Alle Fragen auf einer Seite
page-summary = { $address ->
    [du] Was du mitnimmst
   *[sie] Was Sie mitnehmen
}
page-reflections = Meine Reflexionen
page-reflection = Reflexion
page-intentions = Vorhaben
untitled = Ohne Titel

start-title = { $address ->
    [du] Worauf möchtest du zurückblicken?
   *[sie] Worauf möchten Sie zurückblicken?
}
start-occasion = Worum geht es?
start-occasion-hint = Ein paar Worte genügen: die Übergabe heute Nachmittag
start-time = { $address ->
    [du] Wie viel Zeit hast du?
   *[sie] Wie viel Zeit haben Sie?
}
minutes-2 = zwei Minuten
minutes-10 = zehn Minuten
minutes-20 = zwanzig Minuten
start-method = Auf welche Weise?
method-propose = Vorschlagen lassen
start-proposal = Vorschlag: { $method }.
start-mode = { $address ->
    [du] Wie möchtest du gefragt werden?
   *[sie] Wie möchten Sie gefragt werden?
}
mode-chat = Frage für Frage
mode-form = alle Fragen auf einer Seite
start-begin = Beginnen
start-promise = { $address ->
    [du] Ich bin ein Programm. Was du schreibst, gehört dir: Weder deine Führungskraft noch die Personalentwicklung oder die Administration kann es hier öffnen. Du kannst jederzeit aufhören; was da ist, bleibt da.
   *[sie] Ich bin ein Programm. Was Sie schreiben, gehört Ihnen: Weder Ihre Führungskraft noch die Personalentwicklung oder die Administration kann es hier öffnen. Sie können jederzeit aufhören; was da ist, bleibt da.
}
start-intentions = { $address ->
    [du] Das hast du dir vorgenommen
   *[sie] Das haben Sie sich vorgenommen
}
start-intentions-note = Damit beginnt ein Gespräch.
start-unfinished = Noch nicht fertig
welcome-title = Zum ersten Mal hier
welcome-learner = { $address ->
    [du] Blick auf etwas aus deiner Arbeit zurück, in zwei, zehn oder zwanzig Minuten. Am Ende hast du eine Erkenntnis in deinen eigenen Worten und ein Vorhaben, nach dem ich beim nächsten Mal frage.
   *[sie] Blicken Sie auf etwas aus Ihrer Arbeit zurück, in zwei, zehn oder zwanzig Minuten. Am Ende haben Sie eine Erkenntnis in Ihren eigenen Worten und ein Vorhaben, nach dem ich beim nächsten Mal frage.
}

talk-meta = { $address ->
    [du] { $method } · { $time } · nur du liest das
   *[sie] { $method } · { $time } · nur Sie lesen das
}
talk-meta-short = { $address ->
    [du] { $time } · nur du liest das
   *[sie] { $time } · nur Sie lesen das
}
your-answer = { $address ->
    [du] Deine Antwort
   *[sie] Ihre Antwort
}
own-words = { $address ->
    [du] Schreib es in deinen Worten
   *[sie] Schreiben Sie es in Ihren Worten
}
answer-save = Antwort speichern
answer-skip = Überspringen
answer-back = Zurück
answer-later = Später weiter
answer-finish = Für heute beenden
you-wrote = { $address ->
    [du] Du hast geschrieben:
   *[sie] Sie haben geschrieben:
}
skipped = Übersprungen
you-change = { $address ->
    [du] Du änderst eine frühere Antwort. Danach geht es dort weiter, wo du warst.
   *[sie] Sie ändern eine frühere Antwort. Danach geht es dort weiter, wo Sie waren.
}
why-question = Warum diese Frage?
why-probe = Hier ist noch Platz für etwas mehr.
why-missing-experience = Ich lese noch nicht genau, was geschehen ist.
why-missing-feeling = { $address ->
    [du] Ich lese, was geschehen ist, und noch nicht, was es mit dir gemacht hat.
   *[sie] Ich lese, was geschehen ist, und noch nicht, was es mit Ihnen gemacht hat.
}
why-missing-difficulty = Ich lese noch nicht, was es schwer gemacht hat.
why-missing-belief = { $address ->
    [du] Ich lese noch nicht, was du selbst davon hältst.
   *[sie] Ich lese noch nicht, was Sie selbst davon halten.
}
why-missing-perspective = Ich lese noch nicht, wie es für jemand anderen war.
why-missing-reflection = Ich lese noch nicht, woran es lag.
why-missing-learning = { $address ->
    [du] Ich lese noch nicht, was du daraus mitnimmst.
   *[sie] Ich lese noch nicht, was Sie daraus mitnehmen.
}
why-missing-intention = { $address ->
    [du] Ich lese noch nicht, was du daraus machen willst.
   *[sie] Ich lese noch nicht, was Sie daraus machen wollen.
}
why-vague = Ein einzelner Moment erzählt oft mehr als das Ganze.
why-other-view = Wenn es aneckt, hilft zuerst ein Blick durch die Augen der anderen Person.
why-offer = { $address ->
    [du] Du hast selbst darüber nachgedacht. Das hier steht dazu in der Bibliothek; du musst nichts damit anfangen.
   *[sie] Sie haben selbst darüber nachgedacht. Das hier steht dazu in der Bibliothek; Sie müssen nichts damit anfangen.
}
why-offer-again = { $address ->
    [du] Auch das steht in der Bibliothek und ähnelt dem, was du beschreibst; du musst nichts damit anfangen.
   *[sie] Auch das steht in der Bibliothek und ähnelt dem, was Sie beschreiben; Sie müssen nichts damit anfangen.
}
why-own-past = { $address ->
    [du] Du hast schon einmal etwas Ähnliches geschrieben. Nebeneinander sieht man manchmal mehr.
   *[sie] Sie haben schon einmal etwas Ähnliches geschrieben. Nebeneinander sieht man manchmal mehr.
}
why-last-time = { $address ->
    [du] Ein Vorhaben gelingt eher, wenn du darauf zurückblickst, was daraus geworden ist.
   *[sie] Ein Vorhaben gelingt eher, wenn Sie darauf zurückblicken, was daraus geworden ist.
}
why-opening = { $address ->
    [du] Hier fangen wir an: worum es geht, in deinen Worten.
   *[sie] Hier fangen wir an: worum es geht, in Ihren Worten.
}
why-planning = Ein Vorhaben mit Moment, Handlung und Tag wird öfter umgesetzt als ein guter Vorsatz.
why-question-for = Manche Fragen lassen sich nicht allein beantworten.
where-you-are = { $address ->
    [du] Wo du gerade bist
   *[sie] Wo Sie gerade sind
}
promise-stop = { $address ->
    [du] Du kannst jederzeit aufhören. Was du geschrieben hast, gehört dir.
   *[sie] Sie können jederzeit aufhören. Was Sie geschrieben haben, gehört Ihnen.
}
promise-machine = Ich bin ein Programm; niemand liest mit.
stage-last-time = Letztes Mal
stage-opening = Einstieg
stage-planning = Vorhaben
stage-question = Eine Frage an jemanden

outcome-label = Was ist daraus geworden?
outcome-done = Gemacht
outcome-partly = Zum Teil gemacht
outcome-not = Nicht gemacht
outcome-dropped = Will ich nicht mehr
outcome-words = { $address ->
    [du] In einem Satz, wenn du magst
   *[sie] In einem Satz, wenn Sie mögen
}
outcome-save = Speichern

form-intro = { $address ->
    [du] Füll aus, was du kannst. Was du leer lässt, bleibt leer.
   *[sie] Füllen Sie aus, was Sie können. Was Sie leer lassen, bleibt leer.
}
form-done = Zur Zusammenfassung

summary-plans = { $address ->
    [du] Was du dir vornimmst
   *[sie] Was Sie sich vornehmen
}
summary-plans-note = Ein oder zwei Vorhaben. Beim nächsten Mal frage ich, was daraus geworden ist.
summary-plan-1 = Erstes Vorhaben
summary-plan-2 = { $address ->
    [du] Ein zweites, wenn du magst
   *[sie] Ein zweites, wenn Sie mögen
}
plan-cue = { $address ->
    [du] Wenn … (woran du den Moment erkennst)
   *[sie] Wenn … (woran Sie den Moment erkennen)
}
plan-action = { $address ->
    [du] … dann … (was du dann tust)
   *[sie] … dann … (was Sie dann tun)
}
plan-date = Die nächste Gelegenheit dafür
plan-helper = { $address ->
    [du] Wer kann dir helfen oder dich daran erinnern?
   *[sie] Wer kann Ihnen helfen oder Sie daran erinnern?
}
plan-with = mit { $helper }
summary-question = Eine Frage an jemanden
summary-question-text = { $address ->
    [du] Was möchtest du fragen?
   *[sie] Was möchten Sie fragen?
}
summary-question-whom = Wen?
summary-keep = So speichern
summary-back = Zurück zu den Fragen

reflections-title = Meine Reflexionen
reflections-search = Nach einem Wort suchen
search = Suchen
show-more = Mehr anzeigen
reflections-paused = { $address ->
    [du] Gespeichert. Du kannst jederzeit weitermachen, auf jedem Gerät.
   *[sie] Gespeichert. Sie können jederzeit weitermachen, auf jedem Gerät.
}
reflections-deleted = Endgültig gelöscht.
reflections-none-found = { $address ->
    [du] In keiner deiner Reflexionen stehen diese Wörter.
   *[sie] In keiner Ihrer Reflexionen stehen diese Wörter.
}
reflections-empty = { $address ->
    [du] Hier stehen später deine Reflexionen. Nur du kannst sie lesen.
   *[sie] Hier stehen später Ihre Reflexionen. Nur Sie können sie lesen.
}
begin-one = Eine Reflexion beginnen
read = Lesen
continue = Fortsetzen
unfinished = noch nicht fertig
take-all = Alles mitnehmen:
take-all-markdown = als Markdown
take-all-docx = als Word-Dokument
take-markdown = Als Markdown speichern
take-docx = Als Word-Dokument speichern
take-ics = In den Kalender eintragen
intention = Vorhaben
change-summary = Ändern
whole-conversation = Das ganze Gespräch
delete-title = Löschen
delete-note = Damit verschwinden die Reflexion, das Gespräch und die Vorhaben daraus. Das lässt sich nicht rückgängig machen.
delete-sure = Ja, diese Reflexion löschen
delete-for-good = Endgültig löschen
delete-tick-first = { $address ->
    [du] Setz zuerst das Häkchen, damit nichts aus Versehen gelöscht wird.
   *[sie] Setzen Sie zuerst das Häkchen, damit nichts aus Versehen gelöscht wird.
}

intentions-title = Vorhaben
intentions-open = Offen
intentions-told = Schon erzählt
intentions-empty = { $address ->
    [du] Hier steht später, was du dir am Ende einer Reflexion vornimmst. Danach kannst du hier erzählen, was daraus geworden ist.
   *[sie] Hier steht später, was Sie sich am Ende einer Reflexion vornehmen. Danach können Sie hier erzählen, was daraus geworden ist.
}
intention-tell = Erzählen, was daraus geworden ist

export-title = Meine Reflexionen

contents-title = Was schon dasteht
contents-lead = { $address ->
    [du] Deine eigenen Sätze, sortiert nach dem, was sie erzählen. Das ist keine Bewertung, und es muss nichts dazukommen. Ein Programm liest sie so und irrt sich manchmal.
   *[sie] Ihre eigenen Sätze, sortiert nach dem, was sie erzählen. Das ist keine Bewertung, und es muss nichts dazukommen. Ein Programm liest sie so und irrt sich manchmal.
}
contents-empty = { $address ->
    [du] Hier stehen bald deine eigenen Sätze, sortiert nach dem, was sie erzählen. Noch gibt es keinen, den ich sicher einordnen kann.
   *[sie] Hier stehen bald Ihre eigenen Sätze, sortiert nach dem, was sie erzählen. Noch gibt es keinen, den ich sicher einordnen kann.
}
contents-object = Stimmt etwas nicht?
contents-which = Was stimmt nicht?
contents-remember = Merken, dass das nicht stimmt
contents-back = Zur Reflexion
contents-see = Was schon dasteht
element-experience = Was geschehen ist
element-feeling = { $address ->
    [du] Was du gefühlt hast
   *[sie] Was Sie gefühlt haben
}
element-difficulty = Was schwer war
element-belief = { $address ->
    [du] Was du davon hältst
   *[sie] Was Sie davon halten
}
element-perspective = Wie es für andere war
element-reflection = Woran es lag
element-learning = { $address ->
    [du] Was du mitnimmst
   *[sie] Was Sie mitnehmen
}
element-intention = { $address ->
    [du] Was du vorhast
   *[sie] Was Sie vorhaben
}
page-contents = Was schon dasteht
stop-go-on = Weiter mit der Reflexion
stop-write-on = { $address ->
    [du] Möchtest du noch etwas schreiben? Du musst nicht.
   *[sie] Möchten Sie noch etwas schreiben? Sie müssen nicht.
}
