# Headings of what people take along.

export-method = Methode
export-plans = Voornemens
export-plan-date = Eerstvolgende keer
export-plan-helper = Met hulp van
export-question = Een vraag voor iemand
export-question-for = Voor
export-conversation = Gesprek
export-skipped = Overgeslagen
export-model = Naar een taalmodel gegaan
export-model-sent = Verstuurd
export-model-received = Ontvangen
export-feedback = Feedback die je voorbereidde
export-feedback-kept = Bewaard tot
export-feedback-draft = Concept
export-feedback-notes = Aantekeningen
