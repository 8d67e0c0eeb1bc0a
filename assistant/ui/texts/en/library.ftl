# The library: patterns to find and read.

nav-library = Library
page-pattern = Pattern
library-title = Library
library-first = What experienced colleagues do, what the organisation wrote down, and what you kept yourself.
library-search = What are you looking for?
library-none = Nothing in the library fits this well.
library-back = All patterns
pattern-draft = draft, not reviewed yet
pattern-reviewed = reviewed on { $day }
pattern-stale = due for review since { $day }

library-search-note = Write it as you would say it. The answer may be in another language.
library-narrow = Narrow it down
narrow-kind = What kind
narrow-language = In which language
narrow-situation = For which situation
kind-all = everything
kind-pattern = Pattern
kind-document = Document
kind-reflection = Your reflection
language-all = every language
situation-all = any situation
found-busy = Searching …
found-busy-long = This is taking longer than usual. After a restart the library is got ready first. Your question is still here; the answer comes by itself.
found-count = { $texts ->
    [one] This text fits best.
   *[other] These { $texts } texts fit best.
}
found-more = { $count ->
    [one] One more text that fits less well
   *[other] { $count } more texts that fit less well
}
found-waiting = { $count ->
    [one] One new piece is still being read in and will be found in a moment.
   *[other] { $count } new pieces are still being read in and will be found in a moment.
}
found-nearest = What comes nearest
shelf-patterns = { $count ->
    [one] One pattern
   *[other] { $count } patterns, from A to Z
}
shelf-documents = { $count ->
    [one] One document
   *[other] { $count } documents
}
shelf-empty = With these choices the shelf is empty. Choose something wider, or write what you are looking for.
shelf-reflections = Write what you are looking for, and your own kept reflections are searched too. All of them are listed here:
origin-only-you = only you see this
origin-added-by = added by { $name }
citation-changed = This text has changed since. You see it as it is now.
print = Print
pass-on-title = Pass this question on, without your name
pass-on-note = Those who keep the library see these words, the language and the month, and not who asked. Names you write stay in it, so take them out. Nothing is sent before you press the button.
pass-on-words = Your question, as they will read it
pass-on-go = Pass the question on
pass-on-done = The question is passed on. Your name is not with it, so nobody can answer you personally; look here again in a while.
