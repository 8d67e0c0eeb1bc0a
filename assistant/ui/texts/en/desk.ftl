# The writing desk: patterns to write, review and look after; for experts and L&D.

page-desk = Writing desk
page-write = Write a pattern
page-review = Review a pattern
page-versions = Versions of a pattern

desk-title = Writing desk
desk-first = What waits for you, what you are writing, and what should be looked at again.
desk-back = Writing desk
desk-to-review = Waiting for your review
desk-to-review-none = Nothing waits for your review. What a colleague offers will stand here.
desk-review-go = Read and decide
desk-by = by { $name }
desk-saved-on = saved on { $day }
desk-drafts = Your drafts
desk-drafts-none = You have no drafts. Begin a pattern below, or open one in the library and change it.
desk-draft-go = Go on writing
desk-sent-back = { $name } sent it back and wrote: “{ $remark }”
desk-waiting = Offered by you, waiting for a second person
desk-waiting-go = See what you offered
desk-due = To be looked at again
desk-due-none = Every text is still good for at least { $days } days.
desk-due-on = to be looked at again by { $day }
desk-due-go = Look at it and change it
desk-begin = Begin a pattern
desk-begin-title = What is it called?
desk-begin-note = Name what one does, for example: Handing over a case.
desk-begin-language = Language of the text
desk-begin-go = Begin writing
desk-no-title = A pattern needs a title before you can begin. Give it a working title; you can change it later.
desk-offered = The text now waits for a second person. Until it is approved, everyone keeps seeing the version before.
desk-approved = Approved. From now on everyone sees this version.
desk-returned = Sent back. The author finds your remark beside the draft.

library-desk = To the writing desk
library-change = Change this text
library-versions = Versions
library-newer = There is a newer version that not everyone sees yet.

write-as-form = Form
write-as-markdown = Markdown
write-as-preview = Preview
write-title = Title
write-summary = In one sentence: when is it of use?
write-owner = Who looks after it
write-review-by = To be looked at again by
write-markdown = The whole text as Markdown
write-markdown-note = The same text as in the form. What you change here stands in the form as soon as you go there.
write-save = Save draft
write-offer = Offer for review
write-discard = Discard what is not saved
write-versions = Versions
write-untitled = A pattern without a title
write-new-language = nothing written yet in this language
write-no-preview = This cannot be shown yet. See under Markdown what is in the way.
write-saved = Saved as version { $number }.
write-unchanged = Nothing was changed; version { $number } stays as it is.
write-to-put-right = { $count ->
    [one] One thing is left to do before it can be reviewed; it stands beside its field.
   *[other] { $count } things are left to do before it can be reviewed; they stand beside their fields.
}
write-not-offered = { $count ->
    [one] It is not offered for review yet: one thing is left to do, and it stands beside its field.
   *[other] It is not offered for review yet: { $count } things are left to do, and they stand beside their fields.
}
write-left-over = What you typed last time and did not save stands here again.
write-overtaken = Meanwhile version { $number } was saved ({ $name }). Your own text stands here in full. If you save it, it becomes the newest version; theirs stays among the versions.
write-see-theirs = See what they changed
write-form-rests = The form rests for now: the Markdown has parts for which the form has no place. Put them right under Markdown, and the form follows.
write-doubled = You changed the same part in the form and in the Markdown. Both texts now stand there, one below the other; for the title and the other single lines the Markdown counts.
write-too-long = That is longer than a pattern can be: { $length } characters, { $limit } are possible. Your words are still here; shorten them.
write-empty = The Markdown is empty, so there is nothing to save. The last version is still among the versions.

review-changes = What would change
review-now = What everyone sees now (version { $number })
review-offered = What is offered (version { $number })
review-all-new = Nobody sees a text of this pattern in this language yet: all of it is new.
review-whole = The whole text as people will read it
review-nothing = This version does not wait for a review.
review-own = You wrote this version yourself, so a second person reviews it. You can read it here and still change it.
review-change = Change it after all
review-write = Change this text
review-remark = Remark for the author
review-remark-note = Needed when you send it back: what is missing, and where?
review-approve = Approve for everyone
review-send-back = Send back
review-no-remark = Write in the remark what the author should change; without it they cannot go on.
review-decided = Somebody decided about this version meanwhile, or a newer one was saved. Your remark is still here; load the page anew to see where it stands.

compare-same = The two versions are the same.
compare-gone = gone:
compare-new = new:
compare-left-out = { $count } lines the same

versions-first = every version that was ever saved, the newest first
versions-compare = Compare two versions
versions-earlier = The one
versions-later = The other
versions-compare-go = Compare
versions-restore = Take a version back
versions-restore-note = Its words become a new draft. What everyone sees stays as it is until a second person approves the draft.
versions-which = Which version?
versions-restore-go = Take back as a draft
versions-choose = Choose a version from the list first.
versions-since = Changes since version { $number }
versions-download = Version { $number } as Markdown
version-number = Version { $number }
version-state-draft = draft
version-state-submitted = waits for review
version-state-reviewed = reviewed
version-by-you = by you
version-from-files = from the library’s files
version-by-unknown = somebody who is no longer here
version-visible = This is what everyone sees.
version-looked-at = Looked at by { $name } on { $day }

finding-line = Line { $line }:
pattern-too-long = The text has { $length } characters; at most { $limit } are possible. Shorten it.
pattern-characters = There is a character here that no text holds. Remove it or type the line again.
pattern-no-front-matter = The lines at the very top are missing: title, owner and the like between two lines of ---.
pattern-front-matter = The lines between the two --- at the top cannot be read. If a text there holds a colon, put it in double quotes.
pattern-key-unknown = “{ $name }” is not known at the top. Remove the line.
pattern-key-empty = Nothing is written here yet.
pattern-key-long = This is too long; at most { $limit } characters are shown. Shorten it.
pattern-key-missing = The line “{ $name }:” is missing at the top.
pattern-key-twice = “{ $name }” stands here twice. Keep one of them.
pattern-reviewed-missing = A reviewed text names the day of its review. Add a line such as “reviewed: 2026-03-12”.
pattern-date-order = This day lies before the last review. Choose a later one.
pattern-id-differs = Here stands “{ $name }”, but this pattern is “{ $expected }”. Write that.
pattern-language-unknown = “{ $name }” is no language of this library. Write “{ $expected }”.
pattern-language-differs = Here stands “{ $name }”, but this is the text in “{ $expected }”. Write that.
pattern-state-unknown = “{ $name }” is no state. Write “draft”.
pattern-date = “{ $text }” is no day. Write it as 2026-03-12.
pattern-section-unknown = There is no section “#{ $name }”. Move its words into another one.
pattern-section-twice = The section “#{ $name }” is there twice. Put both together into one.
pattern-section-missing = The section “#{ $name }” is missing. Write something in its field in the form, and it comes back.
pattern-section-empty = Nothing is written here yet.
pattern-section-order = The section “#{ $name }” stands where “#{ $expected }” belongs. Move it.
pattern-heading-bare = The heading “{ $name }” begins no section. For a heading within a section write ### before it.
pattern-heading-empty = This section has no heading.
pattern-before-first = There are words before the first section. Move them into a section.
pattern-markup = “{ $name }” is not shown: links, pictures and HTML have no place in a pattern. Say it in words.
pattern-question-no-question = “{ $text }” does not end with a question mark.
pattern-question-two-questions = “{ $text }” holds two questions. Make two of it, or keep one.
pattern-question-too-long = “{ $text }” has more than 30 words. Shorten it.
pattern-question-exclamation = “{ $text }” has an exclamation mark. Leave it out.
pattern-question-praise = “{ $text }” begins with praise. Begin with the question itself.
pattern-question-blame = “{ $text }” asks why somebody did it, and that sounds like blame. Ask what led to it.
pattern-question-link = “{ $text }” holds a link or formatting. Write plain words.
pattern-question-twice = “{ $text }” is there twice. Write another question.
pattern-question-missing = There is no question for afterwards yet. Begin each one on a line of its own with - before it.
