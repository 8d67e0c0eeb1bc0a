# Headings of what people take along.

export-method = Method
export-plans = Plans
export-plan-date = Next time
export-plan-helper = With help from
export-question = A question for someone
export-question-for = For
export-conversation = Conversation
export-skipped = Skipped
export-model = What went to a language model
export-model-sent = Sent
export-model-received = Received
export-feedback = Feedback you prepared
export-feedback-kept = Kept until
export-feedback-draft = Draft
export-feedback-notes = Notes
