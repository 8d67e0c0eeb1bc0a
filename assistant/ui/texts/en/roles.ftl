# The first page of each role, and the administrator's page.

role-learner = learner
role-expert = expert
role-leader = leader
role-lnd = L&D
role-administrator = administrator

accompany-title = Accompany
accompany-first = This is where you will prepare to accompany someone and answer what learners hand over to you. Until then you can reflect here yourself; nobody's reflections can be opened from this page.
develop-title = Develop
develop-first = This is where you will keep methods and questions good and see whether learning happens, in figures nobody can be found in. Until then you can try every method yourself; nobody's reflections can be opened from this page.

administer-title = People
administer-first = Here you let people in, close a login and make a new password. What people write cannot be opened from here.
people-add = Let someone in
people-login = Login name
people-name = Name, as it appears on screen
people-roles = Also works as (everyone is a learner)
people-teams = Teams, separated by commas
people-language = Language
people-add-go = Add
people-change = Change a login
people-switch = Close or open this login
people-reset = Make a new password
people-disabled = closed
people-password-once = The password for { $login }, shown only now. It must be changed at the first login:
people-col-name = Name
people-col-roles = Roles
people-col-teams = Teams
people-change-go = Give these roles and teams
