"""How often a learner's question finds the right pattern, and how often "nothing fits" is said rightly.

The questions lie in `evals/gold` (see its README). Everything runs as in the product: the shipped patterns in
a database of their own, the search of the library. A question with `only` is asked once more while the texts
of its patterns in the other languages are hidden. Run by `make bench-gold`; `SET=dev` and `SET=plain` take
the questions for tuning.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from assistant.bootstrap import application
from assistant.domain.ids import PersonId
from assistant.domain.language import Language
from assistant.domain.passages import Passage, PassageId, SourceKey, SourceKind
from assistant.domain.people import Person, Role
from assistant.retrieval.finder import PassageFinder
from assistant.services.application import Application
from assistant.services.finding import Findings, search
from assistant.services.passage_ports import Entry, Passages
from assistant.services.ports import OpensWork, UnitOfWork
from assistant.settings import load_settings

FOLDER = Path(__file__).parent / "gold"
ASKER = Person(PersonId("asker"), "asker", "Asker", frozenset({Role.LEARNER}), frozenset(), Language.EN)
_AT = 3
#: The files with questions that a pattern answers and with such that nothing does.
_SETS = {
    "gold": ("patterns", "nothing"),
    "dev": ("dev-patterns", "dev-nothing"),
    "plain": ("dev-plain", "dev-nothing"),
}


@dataclass(frozen=True)
class Answerable:
    """A question with the patterns that answer it; `only` names the one language in which they may."""

    id: str
    language: Language
    query: str
    patterns: frozenset[str]
    only: Language | None


@dataclass(frozen=True)
class Outcome:
    """Where the first result of a right pattern stood (0 when none did), and whether it was called weak."""

    question: Answerable
    place: int
    weak: bool


def main() -> None:
    """Ask every question and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=["gold", "dev", "plain"], default="gold")
    parser.add_argument("--misses", action="store_true", help="name every question that went wrong")
    given = parser.parse_args()
    asked, silent_ones = _SETS[given.set]
    with shipped_library() as app:
        for language in Language:
            questions = answerable(asked, language)
            outcomes = [ask(app, one) for one in questions]
            hidden = [ask(without_other_languages(app, one), one) for one in questions if one.only]
            silent = [(text, look(app, text, language)) for text in unanswerable(silent_ones, language)]
            _report(language, outcomes, hidden, [found for _, found in silent])
            if given.misses:
                _misses(outcomes, silent)


def answerable(name: str, language: Language) -> list[Answerable]:
    """The questions that a pattern answers."""
    return [
        Answerable(
            one["id"],
            Language(one["language"]),
            one["query"],
            frozenset(one["patterns"]),
            Language(one["only"]) if one["only"] else None,
        )
        for one in _lines(f"{name}.{language.value}.jsonl")
    ]


def unanswerable(name: str, language: Language) -> list[str]:
    """The questions that nothing answers."""
    return [one["query"] for one in _lines(f"{name}.{language.value}.jsonl")]


@contextmanager
def shipped_library() -> Iterator[Application]:
    """The product with the shipped patterns in a folder of its own; the model is kept in `data`."""
    settings = load_settings()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        models = settings.data.absolute() / "models"
        models.mkdir(parents=True, exist_ok=True)
        (data / "models").symlink_to(models)
        with library_in(data) as app:
            yield app


@contextmanager
def library_in(data: Path) -> Iterator[Application]:
    """The product on a data folder; what has no vector yet gets one."""
    with application(load_settings(data=data)) as app:
        app.finder.embed_waiting()
        yield app


def ask(app: Application, question: Answerable, limit: int = _AT) -> Outcome:
    """Search as a learner does; the place is that among all results."""
    found = look(app, question.query, question.language)
    patterns = [one.passage.source.id for one in found.found[:limit]]
    place = next((at for at, name in enumerate(patterns, 1) if name in question.patterns), 0)
    return Outcome(question, place, found.weak)


def look(app: Application, query: str, language: Language) -> Findings:
    """One search as the library's page makes it."""
    return search(app, ASKER, query, language, limit=10, kinds=frozenset({SourceKind.PATTERN}))


def without_other_languages(app: Application, question: Answerable) -> Application:
    """The same library without the texts of the right patterns in other languages than the one allowed."""
    if question.only is None or not isinstance(app.finder, PassageFinder):
        return app
    others = [language for language in Language if language is not question.only]
    hidden = {SourceKey(SourceKind.PATTERN, name, one) for name in question.patterns for one in others}
    work = _Without(app.work, hidden)
    finder = PassageFinder(work, app.finder.encoder, lambda: None, app.finder.elsewhere)
    return replace(app, work=work, finder=finder)


class _Without:
    """Opens units of work in which some sources do not exist."""

    def __init__(self, work: OpensWork, hidden: set[SourceKey]) -> None:
        self._work, self._hidden = work, hidden

    def __call__(self, read_only: bool = False) -> UnitOfWork:
        """A unit of work without the hidden sources."""
        return cast(UnitOfWork, _Hiding(self._work(read_only), self._hidden))


class _Hiding:
    """A unit of work that hides sources."""

    def __init__(self, work: UnitOfWork, hidden: set[SourceKey]) -> None:
        self._work, self._hidden = work, hidden

    def __enter__(self) -> UnitOfWork:
        opened = self._work.__enter__()
        opened.passages = cast(Passages, _Fewer(opened.passages, self._hidden))
        return opened

    def __exit__(self, *error: Any) -> None:
        self._work.__exit__(*error)


class _Fewer:
    """Passages without those of hidden sources."""

    def __init__(self, passages: Passages, hidden: set[SourceKey]) -> None:
        self._passages, self._hidden = passages, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._passages, name)

    def of(self, source: SourceKey) -> list[Passage]:
        """As the passages', nothing of a hidden source."""
        return [] if source in self._hidden else self._passages.of(source)

    def page(self, model: str, after: PassageId, limit: int) -> list[Entry]:
        """As the passages', without vectors for what is hidden: such are not found."""
        return [self._shown(entry) for entry in self._passages.page(model, after, limit)]

    def _shown(self, entry: Entry) -> Entry:
        return Entry(entry.passage, None) if entry.passage.source in self._hidden else entry


def _report(
    language: Language,
    outcomes: Sequence[Outcome],
    hidden: Sequence[Outcome],
    silent: Sequence[Findings],
) -> None:
    for what, some in (
        ("all questions, library as it is", outcomes),
        ("its other languages hidden", hidden),
    ):
        first = sum(one.place == 1 for one in some)
        near = sum(one.place > 0 for one in some)
        told = f"first {first}/{len(some)}, among {_AT} {near}/{len(some)} = {near / max(len(some), 1):.3f}"
        _say(f"{language.value} {what:<31} {told}")
    right = sum(found.weak for found in silent)
    wrong = sum(one.weak for one in outcomes)
    _say(
        f'{language.value} "nothing fits" said for {right}/{len(silent)} that nothing answers '
        f"({right / max(len(silent), 1):.3f}), and for {wrong}/{len(outcomes)} that something answers"
    )


def _misses(outcomes: Sequence[Outcome], silent: Sequence[tuple[str, Findings]]) -> None:
    for one in outcomes:
        if not one.place or one.weak:
            why = "called weak" if one.place else "not found"
            _say(f"   {one.question.id} {why}: {one.question.query} -> {sorted(one.question.patterns)}")
    for query, found in silent:
        if not found.weak:
            _say(f"   said to fit: {query} -> {found.found[0].place}")


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
