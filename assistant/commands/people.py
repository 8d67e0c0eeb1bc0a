"""`assistant people`: add, list, close and open logins, make a new password."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.services.application import Application


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help="let someone in")
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("--name", required=True, help="what they are called on screen")
    add.add_argument("--roles", default="learner", help="learner,expert,leader,lnd,administrator")
    add.add_argument("--team", action="append", default=[], help="may be given several times")
    add.add_argument("--language", default="en", choices=["nl", "de", "en"])
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    listing = verbs.add_parser("list", help="who has a login")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    for verb, purpose in (
        ("disable", "close a login, at once"),
        ("enable", "open a login again"),
        ("reset", "make a new password, shown once"),
    ):
        verbs.add_parser(verb, help=purpose).add_argument("login", metavar="LOGIN")
    change = verbs.add_parser("change", help="give someone other roles or teams")
    change.add_argument("login", metavar="LOGIN")
    change.add_argument("--roles", help="all their roles, by comma")
    change.add_argument("--team", action="append", help="all their teams, each with --team")
    mail = verbs.add_parser("mail", help="give someone a mail address, or take it away")
    mail.add_argument("login", metavar="LOGIN")
    mail.add_argument("address", metavar="ADDRESS", nargs="?", default="", help="none: takes it away")
    erase = verbs.add_parser("erase", help="remove someone and everything they wrote, for good")
    erase.add_argument("login", metavar="LOGIN")
    erase.add_argument("--yes", action="store_true", help="without being asked")


def run(given: argparse.Namespace) -> int:
    """Run the verb. Returns 0."""
    from assistant.bootstrap import application
    from assistant.settings import load_settings

    with application(load_settings()) as app:
        if given.verb == "add":
            _add(app, given)
        elif given.verb == "list":
            _list(app, given.json)
        elif given.verb == "change":
            _give_roles(app, given)
        elif given.verb == "mail":
            _mail(app, given.login, given.address)
        elif given.verb == "erase":
            return _erase(app, given.login, given.yes)
        else:
            _change(app, given.verb, given.login)
    return 0


def _give_roles(app: Application, given: argparse.Namespace) -> None:
    from assistant.services import people

    roles = None if given.roles is None else people.parse_roles(given.roles.split(","))
    teams = None if given.team is None else people.parse_teams(given.team)
    changed = people.change_person(app, people.COMMAND_LINE, given.login, roles, teams)
    names = ", ".join(sorted(role.value for role in changed.roles))
    _say(f"{changed.login}: {names}; teams: {', '.join(sorted(changed.teams)) or 'none'}")


def _mail(app: Application, login: str, address: str) -> None:
    from assistant.services import mail_addresses, people

    changed = mail_addresses.set_mail(app, people.COMMAND_LINE, login, address)
    _say(f"{changed.login}: {changed.mail or 'no mail address'}")


def _erase(app: Application, login: str, sure: bool) -> int:
    from assistant.services import people

    if not sure:
        sys.stdout.write(f"Everything {login} wrote will be gone, also for them. Type the login to go on: ")
        sys.stdout.flush()
        if sys.stdin.readline().strip() != login:
            _say("Nothing was removed.")
            return 1
    people.erase_person(app, people.COMMAND_LINE, login)
    _say(f"{login} and everything they wrote is gone. Older backups still hold it.")
    return 0


def _change(app: Application, verb: str, login: str) -> None:
    from assistant.services import people

    if verb == "disable":
        people.disable_person(app, people.COMMAND_LINE, login)
        _say(f"{login} can no longer log in.")
    elif verb == "enable":
        people.enable_person(app, people.COMMAND_LINE, login)
        _say(f"{login} can log in again.")
    else:
        made = people.reset_password(app, people.COMMAND_LINE, login)
        _say(f"The new password of {login}, shown only now: {made}")


def _add(app: Application, given: argparse.Namespace) -> None:
    from assistant.services import people

    password, made = _password(given.password_stdin)
    new = people.NewPerson(
        login=given.login,
        name=given.name,
        password=password,
        roles=people.parse_roles(given.roles.split(",")),
        teams=people.parse_teams(given.team),
        language=people.parse_language(given.language),
        must_change_password=made,
    )
    added = people.add_person(app, people.COMMAND_LINE, new)
    _say(f"{added.login} can log in." + (f" The password, shown only now: {password}" if made else ""))


def _password(from_input: bool) -> tuple[str, bool]:
    """The password and whether it was made here, to be changed at the first login."""
    from assistant.services import people

    if from_input:
        return sys.stdin.readline().rstrip("\r\n"), False
    if sys.stdin.isatty():
        typed = getpass.getpass("Password (leave empty to have one made): ")
        if typed:
            return typed, False
    return people.made_password(), True


def _list(app: Application, as_json: bool) -> None:
    from assistant.services import people

    for person in people.list_people(app, people.COMMAND_LINE):
        roles, teams = sorted(person.roles), sorted(person.teams)
        if as_json:
            shown = {
                "login": person.login,
                "name": person.name,
                "roles": [role.value for role in roles],
                "teams": teams,
                "language": person.language.value,
                "disabled": person.disabled,
                "mail": person.mail,
            }
            _say(json.dumps(shown, ensure_ascii=False))
        else:
            closed = "  (closed)" if person.disabled else ""
            names = ", ".join(role.value for role in roles)
            _say(f"{person.login:<16} {person.name:<24} {names}  {', '.join(teams)}  {person.mail}{closed}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
