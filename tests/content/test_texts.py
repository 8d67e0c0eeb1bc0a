"""The interface's texts: the same keys in every language, all used, none missing, in the house's tone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import assistant
from assistant.domain.exported import LABELS
from assistant.domain.intentions import Outcome
from assistant.domain.language import Address, Language, Tongue
from assistant.domain.methods import MINUTES
from assistant.domain.people import Role
from assistant.domain.reflections import LAST_TIME, OPENING, PLANNING, QUESTION
from assistant.ui.texts import Catalogue, catalogue
from tests.fakes.talks import TONGUE_NAMES, TONGUES

HERE = Path(assistant.__file__).parent
FOLDER = HERE / "ui" / "texts"
#: Calls whose first argument is the key of a text.
_CALLS = {"t", "text", "said", "refusal", "_keyed"}
_QUOTED = re.compile(r"""["']([a-z][a-z0-9-]*)["']""")
_DU = re.compile(
    r"\b(?:[Dd]u|[Dd]ir|[Dd]ich|[Dd]ein\w*|hast|bist|kannst|willst|möchtest|versuch|nimm|schreib)\b"
)
_SIE = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)\b")
_EMOJI = re.compile("[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]")
#: English words that are no Dutch or German ones.
_ENGLISH = re.compile(
    r"\b(?:the|and|your|you|with|this|that|what|from|reflection|save|delete|saved|answer|question|back|next|login|"
    r"please|wrong|page|choose|password)\b",
    re.IGNORECASE,
)
#: What is typed on the command line is the same in every language.
_TYPED = re.compile(r"/\w+|assistant reflect --as LOGIN --resume")
#: What a language calls itself is the same in all.
_OWN_NAMES = {"language-nl", "language-de", "language-en"}


class Places(Visitor):  # type: ignore[misc]  # the library has no types
    """The values a text is filled with, `$address` left out."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.found.add(node.id.name)


@lru_cache
def messages(language: Language) -> dict[str, set[str]]:
    """Every key of a language with its places."""
    found: dict[str, set[str]] = {}
    for file in sorted((FOLDER / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file.name}: {entry.content[:80]}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{file.name}: {entry.id.name} is there twice"
                places = Places()
                places.visit(entry)
                found[entry.id.name] = places.found - {"address"}
    return found


def texts_of(tongue: Tongue) -> dict[str, str]:
    """Every text, its places filled with something neutral."""
    known = Catalogue(tongue)
    return {
        key: known.text(key, **dict.fromkeys(places, 7)) for key, places in messages(tongue.language).items()
    }


def modules() -> Iterator[ast.Module]:
    for path in sorted(HERE.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


@lru_cache
def said_in_code() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Keys that code certainly asks for, every other constant, and patterns of keys put together."""
    asked, constants, families = set[str](), set[str](), set[str]()
    for tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            if isinstance(node, ast.JoinedStr):
                families.add(_family(node))
            if isinstance(node, ast.Call) and _name(node.func) in _CALLS:
                literal = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                asked |= {key for key in literal if re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", key)}
            if isinstance(node, ast.ClassDef):
                asked |= _error_key(node)
    for template in sorted((HERE / "web" / "templates").glob("*.html")):
        constants |= set(_QUOTED.findall(template.read_text(encoding="utf-8")))
    return frozenset(asked), frozenset(constants), frozenset(families)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _family(node: ast.JoinedStr) -> str:
    """`f"outcome-{x}"` as the pattern `outcome-[a-z0-9-]+`."""
    parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z0-9-]+" for p in node.values]
    return "".join(parts) if re.match(r"[a-z]+-", str(getattr(node.values[0], "value", ""))) else ""


def _error_key(node: ast.ClassDef) -> set[str]:
    """The `key` of one of our errors."""
    values = [
        part.value
        for part in node.body
        if isinstance(part, ast.Assign)
        and isinstance(part.targets[0], ast.Name)
        and part.targets[0].id == "key"
    ]
    return {str(value.value) for value in values if isinstance(value, ast.Constant)}


#: Errors an operator meets on the command line; their English sentence is enough.
OPERATORS = {"error-library", "error-settings", "error-in-use", "error-login", "error-weak-password"}
#: Families of keys that code puts together, with everything they may be put together from.
FAMILIES = {
    *(f"outcome-{outcome.value}" for outcome in Outcome),
    *(f"role-{role.value}" for role in Role),
    *(f"minutes-{minutes}" for minutes in MINUTES),
    *(f"month-{month}" for month in range(1, 13)),
    *(f"language-{language.value}" for language in Language),
    *(f"stage-{stage}" for stage in (LAST_TIME, OPENING, PLANNING, QUESTION)),
    *(f"export-{label.replace('_', '-')}" for label in LABELS),
    *(f"{role}-{part}" for role in ("accompany", "develop") for part in ("title", "first")),
    *(f"nav-{place}" for place in ("reflect", "reflections", "intentions")),
    *(f"nav-{place}" for place in ("accompany", "lead", "develop", "administer")),
    *(
        f"page-{status}-{part}"
        for status in (400, 403, 404, 413, 429, 500, 503)
        for part in ("title", "text")
    ),
}


@pytest.mark.parametrize("language", Language)
def test_every_language_has_the_same_keys(language: Language) -> None:
    assert set(messages(language)) ^ set(messages(Language.EN)) == set()


@pytest.mark.parametrize("language", Language)
def test_a_text_is_filled_with_the_same_values_in_every_language(language: Language) -> None:
    english = messages(Language.EN)
    here = messages(language)
    assert {key: places for key, places in here.items() if key in english and places != english[key]} == {}


@pytest.mark.parametrize("language", Language)
def test_every_text_that_code_asks_for_is_there(language: Language) -> None:
    asked, _, _ = said_in_code()
    beginnings = {key.split("-")[0] for key in messages(language)}
    wanted = {key for key in asked if key.split("-")[0] in beginnings} - OPERATORS
    assert sorted((wanted | FAMILIES) - set(messages(language))) == []


@pytest.mark.parametrize("language", Language)
def test_no_text_lies_unused(language: Language) -> None:
    _, constants, families = said_in_code()
    together = re.compile("|".join(pattern for pattern in families if pattern) or "$^")
    used = {
        key for key in messages(language) if key in constants or key in FAMILIES or together.fullmatch(key)
    }
    by_template = {f"page-foreign-{part}" for part in ("title", "text")}
    assert sorted(set(messages(language)) - used - by_template) == []


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_every_text_can_be_filled_and_neither_shouts_nor_winks(tongue: Tongue) -> None:
    loud = {key: text for key, text in texts_of(tongue).items() if "!" in text or _EMOJI.search(text)}
    assert loud == {}
    assert all(text.strip() == text and text for text in texts_of(tongue).values())


def test_du_and_sie_do_not_leak_into_one_another() -> None:
    du, sie = texts_of(Tongue(Language.DE, Address.DU)), texts_of(Tongue(Language.DE, Address.SIE))
    assert {key: text for key, text in sie.items() if _DU.search(text)} == {}
    assert {key: text for key, text in du.items() if _SIE.search(text)} == {}


@pytest.mark.parametrize("language", [Language.NL, Language.EN])
def test_only_german_has_two_forms_of_address(language: Language) -> None:
    assert texts_of(Tongue(language, Address.DU)) == texts_of(Tongue(language, Address.SIE))


def test_dutch_says_je() -> None:
    formal = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
    assert {key: text for key, text in texts_of(Tongue(Language.NL)).items() if formal.search(text)} == {}


@pytest.mark.parametrize(
    "tongue", [t for t in TONGUES if t.language is not Language.EN], ids=TONGUE_NAMES[:3]
)
def test_no_english_is_left_in_dutch_and_german(tongue: Tongue) -> None:
    left = {
        key: text
        for key, text in texts_of(tongue).items()
        if _ENGLISH.search(_TYPED.sub("", text)) and key not in _OWN_NAMES
    }
    assert left == {}


def test_no_text_of_one_language_was_copied_from_another() -> None:
    """A sentence that is the same in two languages was forgotten."""
    english = texts_of(Tongue(Language.EN))
    for tongue in TONGUES[:3]:
        same = {
            key for key, text in texts_of(tongue).items() if text == english[key] and len(text.split()) > 3
        }
        assert same == set()


def test_a_text_that_is_not_there_is_told_with_its_key_and_language() -> None:
    with pytest.raises(KeyError, match="no-such-text"):
        catalogue(Tongue(Language.NL)).text("no-such-text")
    with pytest.raises(ValueError, match="error-too-long"):
        catalogue(Tongue(Language.NL)).text("error-too-long")
