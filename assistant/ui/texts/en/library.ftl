# The library: patterns to find and read.

nav-library = Library
page-pattern = Pattern
library-title = Library
library-first = What experienced colleagues do, written down so that others can learn it.
library-search = What are you looking for?
library-none = Nothing in the library fits these words.
library-back = All patterns
pattern-draft = draft, not reviewed yet
pattern-reviewed = reviewed on { $day }
pattern-stale = due for review since { $day }
