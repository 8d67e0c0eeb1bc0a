"""The library as the services see it: read once, the organisation's own files over the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from assistant.domain.contacts import Contact, Country
from assistant.domain.danger import DangerKind, DangerRules, Says
from assistant.domain.feedback import FeedbackRules
from assistant.domain.ids import MethodId
from assistant.domain.language import Language
from assistant.domain.methods import ConversationTexts, Method
from assistant.domain.patterns import Pattern, PatternFile
from assistant.domain.prompts import Prompt
from assistant.errors import LibraryError
from assistant.library.contacts import OWN, aged, no_country, read_contacts
from assistant.library.conversation import read_conversation
from assistant.library.danger import read_danger
from assistant.library.elsewhere import QUESTIONS, read_elsewhere
from assistant.library.feedback import read_feedback
from assistant.library.files import Found, layers, overlooked, read_text, shipped, unfit
from assistant.library.lexicon import read_lexicon
from assistant.library.methods import read_method
from assistant.library.parse import Parsed, parse
from assistant.library.pattern_files import as_patterns, pattern_files
from assistant.library.problems import Problem, Severity, did_you_mean, errors
from assistant.library.prompts import PROMPTS, read_prompts
from assistant.library.vocabulary import vocabulary

METHODS = "knowledge/methods"
CONVERSATION = "knowledge/conversation"
LEXICON = "knowledge/lexicon"
ELSEWHERE = "knowledge/elsewhere"
DANGER = "knowledge/danger"
FEEDBACK = "knowledge/feedback"
CONTACTS = "knowledge/contacts"

T = TypeVar("T")


class FileLibrary:
    """Methods, wordings, cues and contacts from YAML, patterns from Markdown.

    Implements the ports `Library` and `KnowsContacts`.

    A file of the organisation that is wrong is left out, the shipped one of that name stays, and
    `problems()` tells. A shipped file that is wrong raises LibraryError with everything found.
    """

    def __init__(self, own: Path | None = None, base: Path | None = None) -> None:
        self._base = base or shipped()
        self._own = own
        self._problems: list[Problem] = list(unfit(own))
        self._methods = self._read_methods()
        self._conversation = self._read_by_language(CONVERSATION, read_conversation)
        self._lexicons = self._read_by_language(LEXICON, read_lexicon)
        self._elsewhere = self._read_by_language(ELSEWHERE, lambda parsed, *_: read_elsewhere(parsed))
        self._danger = self._read_by_language(DANGER, lambda parsed, one, _: read_danger(parsed, one))
        self._feedback = self._read_by_language(FEEDBACK, lambda parsed, one, _: read_feedback(parsed, one))
        self._contacts = self._read_contacts()
        self._own_contacts = self._read_own_contacts()
        self._pattern_files = pattern_files(self._base, own, self._problems)
        self._prompts = read_prompts(self._base, own, self._problems)
        self._refuse_broken_shipped()

    def methods(self) -> tuple[Method, ...]:
        """All methods, the shortest first. One of the organisation may lack a language (`method.texts`)."""
        return self._methods

    def method(self, method_id: MethodId) -> Method | None:
        """The method with that id."""
        return next((method for method in self._methods if method.id == method_id), None)

    def conversation(self, language: Language) -> ConversationTexts:
        """The wordings around the method."""
        return ConversationTexts(self._conversation[language])

    def lexicons(self) -> dict[Language, dict[str, tuple[str, ...]]]:
        """The cues of the rule-based reader, by language and list."""
        return self._lexicons

    def prompts(self) -> dict[str, Prompt]:
        """What a language model is told, by purpose."""
        return self._prompts

    def vocabulary(self, language: Language) -> frozenset[str]:
        """The words the library itself uses, in lower case; none of them names anybody."""
        return vocabulary(self._methods, self._conversation[language].values(), language)

    def elsewhere(self) -> dict[Language, tuple[str, ...]]:
        """Questions people ask at work that no pattern answers, by language."""
        return {language: lists[QUESTIONS] for language, lists in self._elsewhere.items()}

    def danger(self) -> dict[Language, DangerRules]:
        """The rules by which danger is read, by language."""
        return self._danger

    def says(self, language: Language) -> dict[DangerKind, Says]:
        """What is said, by kind of danger."""
        return self._danger[language].says

    def feedback(self) -> dict[Language, FeedbackRules]:
        """The rules by which feedback is read, by language."""
        return self._feedback

    def contacts(self, country: Country) -> tuple[Contact, ...]:
        """The organisation's own first, then those of the country in the order of the file."""
        return (*self._own_contacts, *self._contacts[country])

    def aged_contacts(self, country: Country, today: date) -> tuple[Problem, ...]:
        """Warnings: contacts not checked for a year, and an organisation that names none of its own."""
        return aged(self._contacts[country], self._own_contacts, today)

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns in the files, by id. One of the organisation may lack a language."""
        return as_patterns(self._pattern_files)

    def pattern_files(self) -> tuple[PatternFile, ...]:
        """The sound files of patterns, by id and language, as they are to be imported."""
        return self._pattern_files

    def problems(self) -> tuple[Problem, ...]:
        """Everything found in the organisation's own files, errors and warnings."""
        return tuple(self._problems)

    def _read_methods(self) -> tuple[Method, ...]:
        found: list[Method] = []
        for files in layers(METHODS, self._base, self._own):
            method = self._first_good(files, lambda parsed, file: read_method(parsed, file.stem, file.own))
            if method is not None:
                found.append(method)
        self._problems += overlooked(METHODS, self._own)
        if not found and not errors(self._problems):
            raise LibraryError(f"There are no methods in {self._base / METHODS}. Install the product again.")
        return tuple(sorted(found, key=lambda method: (method.minutes, method.id)))

    def _read_by_language(
        self, folder: str, read: Callable[[Parsed, Language, T | None], T | None]
    ) -> dict[Language, T]:
        texts: dict[Language, T] = {}
        known = {language.value: language for language in Language}
        for files in layers(folder, self._base, self._own):
            language = known.get(files[0].stem)
            if language is None:
                self._problems.append(_no_language(files[0], known))
                continue
            good: T | None = None
            for file in reversed(files):  # the shipped one lends what the organisation's own lacks
                reading = partial(_in_language, read, language, good)
                good = self._first_good([file], reading) or good
            if good is not None:
                texts[language] = good
        self._problems += overlooked(folder, self._own)
        tried = {problem.file for problem in errors(self._problems)}
        for name, language in known.items():
            if language not in texts and str(self._base / folder / f"{name}.yaml") not in tried:
                self._problems.append(
                    Problem(
                        str(self._base / folder / f"{name}.yaml"), "", "The file is missing.", "Restore it."
                    )
                )
        return texts

    def _read_contacts(self) -> dict[Country, tuple[Contact, ...]]:
        found: dict[Country, tuple[Contact, ...]] = {}
        known = {country.value: country for country in Country}
        for files in layers(CONTACTS, self._base, self._own):
            country = known.get(files[0].stem)
            if country is None:
                self._problems.append(no_country(str(files[0].path), files[0].stem, files[0].own))
                continue
            found[country] = self._first_good(files, lambda parsed, _: read_contacts(parsed)) or ()
        self._problems += overlooked(CONTACTS, self._own)
        missing = [country for country in Country if country not in found]
        for country in missing:
            path = str(self._base / CONTACTS / f"{country.value}.yaml")
            self._problems.append(Problem(path, "", "The file is missing.", "Restore it."))
        return found

    def _read_own_contacts(self) -> tuple[Contact, ...]:
        if self._own is None or not (self._own / OWN).is_file():
            return ()
        file = Found(self._own / OWN, own=True)
        return self._first_good([file], lambda parsed, _: read_contacts(parsed, own=True)) or ()

    def _first_good(self, files: Iterable[Found], read: Callable[[Parsed, Found], T | None]) -> T | None:
        """What the first file without errors holds; notes the problems of all tried."""
        for file in files:
            text = read_text(file.path)
            if isinstance(text, Problem):
                self._problems.append(text)
                continue
            parsed = parse(text, str(file.path))
            value = read(parsed, file)
            self._problems += parsed.problems
            if value is not None and not errors(parsed.problems):
                return value
        return None

    def _refuse_broken_shipped(self) -> None:
        places = (self._base / "knowledge", self._base / PROMPTS)
        broken = [p for p in errors(self._problems) if any(Path(p.file).is_relative_to(x) for x in places)]
        if broken:
            raise LibraryError("\n".join(problem.line for problem in broken))


def _in_language(
    read: Callable[[Parsed, Language, T | None], T | None],
    language: Language,
    under: T | None,
    parsed: Parsed,
    _: Found,
) -> T | None:
    return read(parsed, language, under)


def _no_language(file: Found, known: dict[str, Language]) -> Problem:
    return Problem(
        str(file.path),
        "",
        f'"{file.stem}" is no language of the product.',
        did_you_mean(file.stem, known),
        Severity.WARNING if file.own else Severity.ERROR,
    )
