# A leader's workspace: feedback that someone can do something with.

page-give = Give feedback
lead-title = Lead
lead-jobs = Each of these is one page. What you write stays with you until you send it.
lead-job-give = Give feedback
lead-job-give-say = Turn what you saw into words that someone can do something with.
lead-job-nuggets = Send a learning nugget
lead-job-nuggets-say = Once a week, share something from the library with your team, in a hundred words.
lead-job-library = Look something up
lead-job-library-say = See how colleagues handle moments like yours, with the source beside it.
lead-job-reflect = Look back yourself
lead-job-reflect-say = Take two, ten or twenty minutes for something you want to learn from.

give-title = Prepare feedback
give-meta = On your screen only, until you keep something
give-notes = What did you see or hear?
give-notes-hint = On Tuesday in the planning meeting …
give-promise = Nobody reads along, and nothing is kept unless you keep it. A program reads your notes on this organisation's own computer; it checks words, not people.
give-example = Try an example
give-for = For whom and how
give-to = Who is it for
give-occasion = What occasion
give-model = In which order
give-model-sbi = Situation, behaviour, impact (SBI)
give-model-4g = Behaviour, effect, feeling, wish (4G)
give-model-www = Observation, effect, wish (WWW)
give-draft = Make a draft

give-example-to = Dana
give-example-occasion = Tuesday's planning meeting
give-example-notes = You were really unprepared in the planning meeting on Tuesday. You joined at twenty past nine and the figures for March were not in the file. We moved the decision to next week. I would like you to put the figures in the file the evening before.

critique-title = What is there so far
critique-nothing = As you type, you will see here which words stand in the way, and what someone needs to understand you.
critique-fine = No word stands in the way here.
critique-more = There are { $count } more of these further on.
critique-missing = Still missing: { $part }
critique-one-more = One more thing you saw or heard
critique-limits = No marks and no comparisons. Health, family, religion and union do not belong here.
critique-quoted = “{ $words }”
critique-found = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
says-situation = situation
says-behaviour = behaviour
says-impact = impact
says-feeling = feeling
says-request = wish
says-question = question or wish

give-yours = Your draft
give-yours-note = Made of your own sentences. Change what you like; making it again starts from your notes.
give-copy = Copy
give-copied = Copied
give-take-md = Take along as Markdown
give-take-docx = Take along as Word
give-tab-read = As it is read
give-tab-say = Say it
give-tab-message = Short message
give-reads = This is what { $to } sees
give-reads-someone = This is what the other person sees
give-say-note = Short lines to keep beside you. Say one, wait, then the next.
give-say-open = To open
give-say-close = To end, and then be quiet
give-message-note = Asks for a moment to talk, and says nothing of what it is about to bring up.

# Said to the one who gets the feedback, in the language of the draft.
to-them-open = Do you have ten minutes? I would like to look back with you on { $occasion }.
to-them-open-plain = Do you have ten minutes? There is something I would like to look back on with you.
to-them-close = How do you see it?
to-them-message = Hello { $to }, do you have a quarter of an hour this week? I would like to look back with you on { $occasion }. Tell me when it suits you.
to-them-message-plain = Hello { $to }, do you have a quarter of an hour this week? I would like to look back on something with you. Tell me when it suits you.
to-them-message-nobody = Hello, do you have a quarter of an hour this week? I would like to look back on { $occasion } with you. Tell me when it suits you.
to-them-message-nobody-plain = Hello, do you have a quarter of an hour this week? I would like to look back on something with you. Tell me when it suits you.

give-answers = What they may answer, and how to keep talking
reply-silent = They say nothing.
reply-silent-do = Count to ten. Then: “Take your time. What goes through your mind?”
reply-otherwise = “That is not how it went.”
reply-otherwise-do = Do not repeat yours. Ask: “What did you see?” Two people who saw different things can both be right.
reply-reasons = “There was a reason for it.”
reply-reasons-do = Hear it out and say it back. Then return to what followed from it, and to your wish.
reply-upset = They are angry, or in tears.
reply-upset-do = Stop. “I see that this hits home. Shall we pause, or go on tomorrow?” Agree on when.
reply-back = “You do that too.”
reply-back-do = “That may well be, and I want to hear about it. Shall we first finish this, and then talk about me?”

give-sources = From the library

give-keep = Keep this draft
give-kept-until = Kept until { $day }, for you alone. If you change anything more, keep it again.
give-kept = Drafts you kept
give-kept-note = Only you see this list. Each draft goes by itself after ninety days.
give-kept-nobody = No name
give-kept-line = Kept on { $day }, goes on { $until }
give-kept-deleted = Deleted, for good.
give-kept-delete-note = This removes the draft and the notes that belong to it. It cannot be undone.
give-kept-delete-sure = Yes, delete this draft
kept-empty = There is no draft here to keep.
kept-too-long = The draft has { $length } characters, { $limit } are possible. It is still here; shorten it and then keep it.
kept-full = You keep { $limit } drafts already. Delete one of them first; what stands here stays in the meantime.
