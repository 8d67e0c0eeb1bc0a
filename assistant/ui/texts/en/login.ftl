# Pages outside the workspaces: log in, password, first administrator, errors.

product-name = Hindsight

login-title = Log in
login-greeting = Take a moment to look back at your work.
login-name = Login name
login-password = Password
login-button = Log in
login-help = Forgotten your password? Your administrator can make you a new one.
login-promise = What you write is yours. Neither your manager nor the administrator can open it here. This is a program; nobody reads along.
login-refused = This login name and password do not go together. Check both and try again.
login-wait-seconds = { $count ->
    [one] That did not work. After several wrong tries there is a pause that grows each time. Try again in 1 second.
   *[other] That did not work. After several wrong tries there is a pause that grows each time. Try again in { $count } seconds.
}
login-wait-minutes = { $count ->
    [one] That did not work. After several wrong tries there is a pause that grows each time. Try again in 1 minute.
   *[other] That did not work. After several wrong tries there is a pause that grows each time. Try again in { $count } minutes.
}
login-languages = Language
login-ended = You are logged out.

password-title = Change password
password-forced-title = Choose your own password
password-forced = The password you logged in with was made by someone else. From now on use one that only you know.
password-old = Current password
password-new = New password
password-again = New password once more
password-rule = At least { $shortest } characters. A few words in a row are easy to remember.
password-button = Save password
password-wrong = The current password is not right. Nothing has changed.
password-weak = This password cannot be used. Take { $shortest } to { $longest } characters, not your login name and not your old password.
password-differ = The two new passwords are not the same. Type them again.
password-done-title = Your new password is saved
password-done = You stay logged in here. On other devices you have been logged out.

first-title = First start
first-greeting = There is nobody here yet. You are the first.
first-explain = You become the administrator and can let others in afterwards.
first-code = Code shown when the program was started
first-name = Your name, as it appears on screen
first-login-rule = Letters, digits and . _ - @, for example anna.berg
first-password = Password
first-again = Password once more
first-button = Begin
first-wrong-code = This code is not right. It is shown where the program was started.

people-bad-login = A login name has 2 to 64 letters, digits or . _ - @. Choose another one.
people-bad-name = A name has 1 to 100 characters.
people-bad-team = The name of a team has 1 to 60 characters.
people-bad-role = This role does not exist.
people-login-taken = This login name is taken. Choose another one.
people-last-administrator = This is the last administrator. Make someone else an administrator first.

waiting-title = One moment
waiting-text = Your page is being prepared and will open by itself.

page-home = To the start page
page-go-on = Continue
page-back = Back to the start page
page-400-title = That cannot be read
page-400-text = The request did not arrive as the program expects it. Open the page again.
page-403-title = This page is not for you
page-403-text = It belongs to a task that your account does not have. If you need it, ask your administrator.
page-foreign-title = That came from another site
page-foreign-text = For your safety nothing was done. Open the page here and try again.
page-404-title = There is nothing here
page-404-text = The address may be wrong, or what was here has been deleted.
page-413-title = That is too long
page-413-text = This is more text than can be sent at once. Shorten it, or send it in parts. Nothing already saved was lost.
page-429-title = A little slower
page-429-text = There were too many requests. Wait a moment and try again.
page-500-title = Something went wrong here
page-500-text = It was not your doing. What was saved is safe. Try again; if it happens again, tell your administrator.
page-503-title = The program cannot work right now
page-503-text = What was saved is safe. Try again in a few minutes; if it happens again, tell your administrator.
page-login-needed = You are no longer logged in. Log in again; what was saved is safe.
page-password-needed = Choose your own password first.
