"""`assistant doctor`: is everything in order, and what to do where it is not."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.services.index_ports import IndexReport
    from assistant.settings import Settings


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `cure` is empty when it is well."""

    what: str
    well: bool
    says: str
    cure: str = ""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("--json", action="store_true", help="one JSON object for everything")


def run(given: argparse.Namespace) -> int:
    """Look at everything. Returns 0 when all is well, 1 otherwise."""
    from assistant.errors import SettingsError
    from assistant.settings import load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        findings = [Finding("settings", False, str(error), "Correct the setting and run doctor again.")]
    else:
        findings = [Finding("settings", True, "all known and safe"), *_looked_at(settings)]
    well = all(finding.well for finding in findings)
    if given.json:
        shown = {"well": well, "findings": [asdict(finding) for finding in findings]}
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    else:
        for finding in findings:
            mark = "well " if finding.well else "WRONG"
            cure = f" {finding.cure}" if finding.cure else ""
            sys.stdout.write(f"{mark} {finding.what}: {finding.says}{cure}\n")
    return 0 if well else 1


def _looked_at(settings: Settings) -> list[Finding]:
    looks: tuple[tuple[str, Callable[[Settings], Finding]], ...] = (
        ("sqlite", _sqlite),
        ("data folder", _folder),
        ("disk", _disk),
        ("library", _library),
        ("contacts", _contacts),
        ("database", _database),
        ("index", _index),
        ("model", _model),
    )
    return [_carefully(what, look, settings) for what, look in looks]


def _carefully(what: str, look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    from assistant.errors import AssistantError

    try:
        return look(settings)
    except AssistantError as error:
        return Finding(what, False, str(error))


def _sqlite(settings: Settings) -> Finding:
    from pysqlite3 import dbapi2

    version = dbapi2.sqlite_version
    safe = tuple(int(part) for part in version.split(".")) > (3, 51, 2)
    cure = "" if safe else "Versions up to 3.51.2 can lose what was saved: pip install 'pysqlite3>=0.6.1'."
    return Finding("sqlite", safe, version, cure)


def _folder(settings: Settings) -> Finding:
    folder = settings.data
    if not folder.exists():
        return Finding("data folder", True, f"{folder.absolute()} will be made at the first start")
    open_to_others = folder.stat().st_mode & 0o077
    cure = f"Others on this machine can look in: chmod 700 {folder.absolute()}" if open_to_others else ""
    return Finding("data folder", not open_to_others, str(folder.absolute()), cure)


def _disk(settings: Settings) -> Finding:
    import shutil

    there = next(p for p in (settings.data.absolute(), *settings.data.absolute().parents) if p.exists())
    free = shutil.disk_usage(there).free // 2**20
    cure = "" if free > 500 else "Make room: below 500 MiB saving may soon fail."
    return Finding("disk", free > 500, f"{free} MiB free", cure)


def _library(settings: Settings) -> Finding:
    from assistant.library.library import FileLibrary

    library = FileLibrary(settings.library)
    problems = library.problems()
    says = f"{len(library.methods())} methods, {len(problems)} remarks"
    cure = "See: assistant library check" if problems else ""
    return Finding("library", not problems, says, cure)


def _contacts(settings: Settings) -> Finding:
    """Old numbers are wrong; none of the organisation's own is told, as it hurts nobody."""
    from datetime import UTC, datetime

    from assistant.library.library import FileLibrary

    library = FileLibrary(settings.library)
    contacts = library.contacts(settings.country)
    today = datetime.now(UTC).date()
    old = [contact for contact in contacts if contact.is_old(today)]
    says = f"{len(contacts)} for {settings.country.value}, {len(old)} not checked for a year"
    if not any(contact.own for contact in contacts):
        says += "; none of your organisation's own yet, see contacts/organisation.yaml"
    return Finding("contacts", not old, says, "See: assistant library check" if old else "")


def _database(settings: Settings) -> Finding:
    from assistant.bootstrap import application

    with application(settings) as app, app.work(read_only=True) as work:
        people = work.people.all()
    if not people:
        return Finding("database", True, "in order; nobody has a login yet")
    return Finding("database", True, f"in order; {len(people)} people have a login")


def _index(settings: Settings) -> Finding:
    from assistant.bootstrap import application

    with application(settings) as app:
        report = app.index.check()
    says = f"{report.passages} passages"
    if report.waiting:
        says += f", {report.waiting} of them not embedded yet"
    if report.owned:
        return _index_of_server(report, says)
    cure = "Start the server, which does it in the background, or run: assistant index sync"
    if not report.built and not report.trouble:
        return Finding("index", True, f"{says}; not built yet, until then search goes through the database")
    if report.built and report.model != report.wanted:
        return Finding("index", False, f"{says}; made by {report.model}, in use is {report.wanted}.", cure)
    if not report.well:
        wrong = f"{report.missed} known vectors not found, {report.differing} rows wrong."
        return Finding("index", False, f"{says}; {report.trouble or wrong}", cure)
    behind = f", {report.behind} changes behind until the next start" if report.behind else ""
    return Finding("index", True, f"{says}; {report.asked} known vectors found{behind}")


def _model(settings: Settings) -> Finding:
    """Whether a model is set and what it needs is installed; nothing is contacted."""
    from assistant.bootstrap import chosen_model
    from assistant.models.providers import missing

    choice = chosen_model(settings)
    if choice is None:
        return Finding("model", True, "none is used")
    lacking = missing(choice)
    says = f"{choice.name}, what is sent goes to {choice.place}"
    return Finding("model", not lacking, says if not lacking else f"{choice.name}.", lacking)


def _index_of_server(report: IndexReport, says: str) -> Finding:
    """What the process that owns the index last said."""
    if report.trouble:
        cure = "The server tries again by itself; if it stays so, look into its log."
        return Finding("index", False, f"{says}; {report.trouble}", cure)
    served = "the running server answers from the index" if report.serving else "the server is opening it"
    behind = f", {report.behind} changes behind" if report.behind else ""
    return Finding("index", True, f"{says}; {served}{behind}")
