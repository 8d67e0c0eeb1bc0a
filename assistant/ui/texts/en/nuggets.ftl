# The learning nugget of the week: choosing, editing, sending, leaving.

page-nuggets = Learning nugget of the week
nuggets-title = Learning nugget of the week
nuggets-first = Choose a pattern from the library. You get a tip, an example and one question, word for word from that pattern. Make it your own, then send it to your team or copy it.
nuggets-back = Back to leading
nuggets-pattern = Pattern
nuggets-other = Another suggestion
nuggets-text = The nugget
nuggets-rule = At most { $limit } words, with exactly one question. Its source is added below by itself.
nuggets-words = { $count ->
    [one] 1 word so far, of at most { $limit }.
   *[other] { $count } words so far, of at most { $limit }.
}
nuggets-languages = In other languages as well
nuggets-languages-note = People in your team who read another language get this text. Empty a field and they get yours.
nuggets-text-nl = In Dutch
nuggets-text-de = In German
nuggets-text-en = In English
nuggets-copy = Copy with its source
nuggets-copied = Copied. Paste it where your team will read it.
nuggets-send = Send it
nuggets-team = To which team
nuggets-no-team = You are in no team yourself. Your administrator can change that; you can copy the text all the same.
nuggets-day = On which day
nuggets-day-note = If you name today, it leaves at once.
nuggets-plan-go = Schedule the nugget
nuggets-gets = { $count ->
    [0] Nobody in this team can get mail now: no addresses are known, or nobody wants the nuggets.
    [one] 1 person would get it as things are now.
   *[other] { $count } people would get it as things are now.
}
nuggets-planned-done = The nugget is ready for { $day }.
nuggets-taken-back = The nugget was withdrawn and will not be sent.
nuggets-planned = Scheduled
nuggets-planned-none = Nothing is waiting. What you schedule stands here until it leaves.
nuggets-which = Which nugget to withdraw
nuggets-take-back = Withdraw the nugget
nuggets-choose = Choose a nugget first.
nuggets-choose-pattern = Choose a pattern first.
nuggets-history = Sent
nuggets-history-none = Nothing has been sent yet.
nuggets-state-planned = for { $day }
nuggets-state-sending = of { $day }, being sent
nuggets-state-sent = sent, { $day }
nuggets-state-failed = not delivered, { $day }
nuggets-sent-count = { $count ->
    [one] Delivered to 1 person.
   *[other] Delivered to { $count } people.
}
nuggets-waiting-count = { $count ->
    [one] 1 mail is still waiting.
   *[other] { $count } mails are still waiting.
}
nuggets-failed-names = Not accepted: { $names }. Ask your administrator to check the address.
nuggets-uncertain-names = Uncertain: { $names }. Sending broke off half-way. So that nothing arrives twice, this mail is not sent again; ask whether it came.
nuggets-trouble = { $count ->
    [one] The mail server is not working: { $why } It is tried again in about 1 minute. Nothing that waits is lost.
   *[other] The mail server is not working: { $why } It is tried again in about { $count } minutes. Nothing that waits is lost.
}
nuggets-why-unreachable = it cannot be reached.
nuggets-why-login = it refuses the login. Your administrator can check the settings.
nuggets-why-unsafe = no secure connection can be made. Your administrator can check the settings.
nuggets-why-busy = it takes no mail at the moment.
nuggets-why-sender = it refuses the sender's address. Your administrator can check the settings.
nuggets-feed = Reading without mail
nuggets-feed-note = With this address people can follow the team's nuggets in a feed reader. Whoever has it can read them, so give it to your team only.
nuggets-feed-show = Show the address
nuggets-feed-address = Address of the feed
nuggets-feed-anew = Make a new address
nuggets-feed-ended = The old address no longer works. Give your team the new one.

nugget-empty = There is nothing to send yet. Write a text, or choose a pattern for a suggestion.
nugget-too-long = This has { $words } words, and there is room for { $limit }. Take some out and try again.
nugget-one-question = There are { $questions } questions in it; exactly one is needed. That one question is what your readers take along.
nugget-day = Choose a day from today on, a year ahead at most.
nugget-team = You can only send to a team you are in yourself.
nugget-off = Sending is off: no mail server is set up. You can copy the text.
nugget-nobody = Nobody in this team can get mail now. Your administrator can enter mail addresses; you can copy the text all the same.

nugget-source = From the pattern “{ $title }” by { $owner }, reviewed on { $day }.
nugget-source-title = From the pattern “{ $title }”.
nugget-mail-from = { $name } through { $product }
nugget-mail-by = { $name } sends this to the team { $team }.
nugget-mail-leave = Stop these learning nuggets
nugget-feed-title = Learning nuggets of { $team }

people-mail = Mail address
people-bad-mail = This is not a mail address. Write it like name@example.org.

leave-title = Leave the learning nuggets
leave-ask = You will get no more learning nuggets of the team { $team }. Your leader does not see who leaves.
leave-go = Leave
left-title = You have left
left-text = You get no more learning nuggets of the team { $team }. If you change your mind, you can join again here.
join-go = Join again
joined-title = You get the learning nuggets
joined-text = The next learning nugget of the team { $team } comes to you again.
mail-title = Learning nuggets by mail
mail-yours = Your mail address here is { $mail }. Only you and the administrator see it.
mail-none = No mail address of yours is known here. Your administrator can enter it.
mail-no-team = You are in no team, so there are no learning nuggets for you.
mail-gets = You get the learning nuggets of the team { $team }.
mail-left = You do not get the learning nuggets of the team { $team }.
