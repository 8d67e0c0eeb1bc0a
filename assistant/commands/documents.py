"""`assistant documents`: add the organisation's own documents, list and remove them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.domain.documents import Document
    from assistant.services.application import Application
    from assistant.services.documents import Added
    from assistant.services.people import Actor

#: Long documents tell how far they are after so many pages.
_PAGES = 50


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help="add files, and folders with all their files")
    add.add_argument("paths", nargs="+", metavar="PATH")
    add.add_argument("--readers", default="everyone", help="everyone (the default) or team:NAME")
    add.add_argument("--as", dest="login", help="in the name of this person", metavar="LOGIN")
    add.add_argument("--json", action="store_true", help="one JSON object a line")
    listing = verbs.add_parser("list", help="which documents there are")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    verbs.add_parser("remove", help="remove a document, for good").add_argument("id", metavar="ID")


def run(given: argparse.Namespace) -> int:
    """Run the verb. Returns 0, or 1 when a file could not be added."""
    from assistant.bootstrap import application
    from assistant.settings import load_settings

    with application(load_settings()) as app:
        if given.verb == "add":
            return _add(app, given)
        if given.verb == "list":
            _list(app, given.json)
        else:
            _remove(app, given.id)
    return 0


def _add(app: Application, given: argparse.Namespace) -> int:
    from assistant.errors import Unusable
    from assistant.services.documents import add_document, parse_readers

    actor, readers = _actor(app, given.login), parse_readers(given.readers)
    found, failed = _files([Path(path) for path in given.paths])
    for path, problem in failed:
        _tell(given.json, path, problem)
    for number, (name, path) in enumerate(found.items(), 1):
        _progress(f"{number} of {len(found)}: {path}")
        try:
            content = _content(app, path)
            added = add_document(app, actor, content, name, readers, _pages(path))
        except Unusable as error:
            failed.append((path, str(error)))
            _tell(given.json, path, str(error), error.key)
        except OSError as error:
            failed.append((path, f"cannot be opened: {error.strerror}"))
            _tell(given.json, *failed[-1])
        else:
            _say_added(given.json, path, added)
    return 1 if failed else 0


def _actor(app: Application, login: str | None) -> Actor:
    from assistant.errors import NotFound
    from assistant.services.people import COMMAND_LINE

    if login is None:
        return COMMAND_LINE
    with app.work(read_only=True) as work:
        person = work.people.by_login(login)
    if person is None or person.disabled:
        raise NotFound(f"nobody has the login {login}, or it is closed")
    return person


def _files(paths: list[Path]) -> tuple[dict[str, Path], list[tuple[Path, str]]]:
    """The files by the names they are kept under, and what cannot be taken with the reason.

    A file in a folder is named by its path below that folder; hidden files are left out.
    """
    found: dict[str, Path] = {}
    failed: list[tuple[Path, str]] = []
    for given in paths:
        for name, path in _below(given):
            known = found.setdefault(name, path)
            if known.resolve() != path.resolve():
                failed.append((path, f"has the same name as {known}; add the folder above them instead"))
        if not given.exists():
            failed.append((given, "there is no such file or folder"))
    return found, failed


def _below(given: Path) -> list[tuple[str, Path]]:
    if not given.is_dir():
        return [(given.name, given)] if given.exists() else []
    below = [(path.relative_to(given), path) for path in sorted(given.rglob("*")) if path.is_file()]
    seen = [(name, path) for name, path in below if not any(part.startswith(".") for part in name.parts)]
    return [(name.as_posix(), path) for name, path in seen]


def _content(app: Application, path: Path) -> bytes:
    from assistant.services.documents import check_size

    check_size(app, path.stat().st_size)
    return path.read_bytes()


def _pages(path: Path) -> Callable[[int, int], None]:
    def tell(done: int, of: int) -> None:
        if done and done % _PAGES == 0 and done < of:
            _progress(f"  page {done} of {of}: {path}")

    return tell


def _list(app: Application, as_json: bool) -> None:
    from assistant.services.documents import list_documents
    from assistant.services.people import COMMAND_LINE

    for row in list_documents(app, COMMAND_LINE):
        if as_json:
            _say(json.dumps(_shape(row.document), ensure_ascii=False))
        else:
            one = row.document
            known = f"{one.id}  {one.kind:<8} {one.language.value}  {one.readers:<16}"
            _say(f"{known} {one.file_name}  {one.title}")


def _remove(app: Application, name: str) -> None:
    from assistant.domain.documents import DocumentId
    from assistant.services.documents import remove_document
    from assistant.services.people import COMMAND_LINE

    removed = remove_document(app, COMMAND_LINE, DocumentId(name))
    _say(f"{removed.file_name} is removed. Older backups still hold its text.")


def _shape(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "file": document.file_name,
        "kind": document.kind,
        "language": document.language.value,
        "readers": document.readers,
        "unread": list(document.unread),
        "added": document.created_at.isoformat(),
        "changed": document.updated_at.isoformat(),
    }


def _say_added(as_json: bool, path: Path, added: Added) -> None:
    document = added.document
    if as_json:
        told = {"path": _printable(path), "outcome": added.outcome.value, **_shape(document)}
        _say(json.dumps(told, ensure_ascii=False))
        return
    said = {"new": "added", "same": "is there already", "changed": "has new text"}[added.outcome]
    _say(f"{_printable(path)}: {said} ({document.id})")
    if document.unread:
        pages = ", ".join(map(str, document.unread))
        _say(f"  no text could be read on these pages: {pages}")


def _tell(as_json: bool, path: Path, problem: str, key: str = "error-bad-value") -> None:
    """Say on standard error why a file was not added; for programs also on standard output."""
    _progress(f"{_printable(path)}: {problem}")
    if as_json:
        told = {"path": _printable(path), "outcome": "failed", "key": key, "text": problem}
        _say(json.dumps(told, ensure_ascii=False))


def _printable(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _progress(text: str) -> None:
    sys.stderr.write(text.encode("utf-8", "replace").decode() + "\n")
    sys.stderr.flush()
