"""The tree of errors in the docstring is the tree of classes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from assistant import errors
from assistant.domain.language import Language, Tongue
from assistant.errors import AssistantError
from assistant.ui.texts import catalogue

_LINE = re.compile(r"^ {4}((?:[│ ] {3})*)(?:[├└]── )?(\w+)(?: {2,}(.+))?$")


def drawn() -> Iterator[tuple[int, str]]:
    """Each class in the docstring's tree with its depth."""
    for line in (errors.__doc__ or "").splitlines():
        match = _LINE.match(line)
        if match and ("──" in line or match[2] == "AssistantError"):
            yield (len(match[1]) // 4 + ("──" in line), match[2])


def built(kind: type[AssistantError], depth: int = 0) -> Iterator[tuple[int, str]]:
    yield depth, kind.__name__
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from built(child, depth + 1)


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    assert list(drawn()) == list(built(AssistantError))


def test_every_error_says_in_a_sentence_what_it_means_and_has_a_key() -> None:
    kinds = [
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, AssistantError)
    ]
    assert all(kind.__doc__ and kind.key.startswith("error-") for kind in kinds)


def test_errors_that_people_see_have_their_text_in_every_language() -> None:
    seen = [
        errors.AssistantError,
        errors.Refused,
        errors.NotFound,
        errors.Unusable,
        errors.TooLong,
        errors.Empty,
    ]
    seen += [errors.Stale, errors.StorageUnavailable]
    for language in Language:
        texts = catalogue(Tongue(language))
        assert [kind.key for kind in seen if kind.key not in texts] == []
