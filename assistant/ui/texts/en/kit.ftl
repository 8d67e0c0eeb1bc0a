# What every page has: header, dates, outcomes, errors.

skip-to-content = To the content
you-are-here = (you are here)
change-password = Change password
log-out = Log out
language-nl = Nederlands
language-de = Deutsch
language-en = English
go-on = Continue

nav-reflect = Reflect
nav-reflections = My reflections
nav-intentions = Intentions
nav-accompany = Accompany
nav-lead = Lead
nav-develop = Develop
nav-administer = People

day = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

error-unexpected = Something went wrong on our side. What you wrote is still here; try again in a moment.
error-not-allowed = This belongs to a task that your account does not have.
error-not-found = That is not there, or not yours. It may have been deleted.
error-bad-value = That choice does not exist. Choose one from the list.
error-too-long = That is longer than one answer can be: { $length } characters, { $limit } are possible. Your words are still here; shorten them or split them over two answers.
error-empty = There is nothing here yet. Write a few words, or skip.
error-stale = You went on in another tab or on another device. This is where things stand now; what you typed here is still in the field.
error-stale-form = This was changed in another tab or on another device. You now see your own text where you had typed something; check it and save again.
error-storage = It cannot be saved right now, perhaps because the disk is full. Keep this page open; your words are still here. Try again in a moment, or tell your administrator.
error-characters = There is a broken character in this text, so it cannot be saved. Your words are still here; take odd signs out or type that part again.
error-date = That date is not clear. Write it like 14 March or choose it in the calendar.
