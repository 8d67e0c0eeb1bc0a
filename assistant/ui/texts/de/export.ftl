# Headings of what people take along.

export-method = Methode
export-plans = Vorhaben
export-plan-date = Nächste Gelegenheit
export-plan-helper = Mit Hilfe von
export-question = Eine Frage an jemanden
export-question-for = An
export-conversation = Gespräch
export-skipped = Übersprungen
export-model = Was an ein Sprachmodell ging
export-model-sent = Gesendet
export-model-received = Empfangen
export-feedback = Vorbereitete Rückmeldung
export-feedback-kept = Aufgehoben bis
export-feedback-draft = Entwurf
export-feedback-notes = Notizen
