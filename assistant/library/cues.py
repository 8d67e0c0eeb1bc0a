"""Checks the cues in a file of the library, whatever they are cues for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain.cues import CueMistake, parse_cue
from assistant.library.parse import Parsed, Way

WordLists = dict[str, tuple[str, ...]]


def word_lists(shape: Mapping[str, Sequence[str]], parsed: Parsed) -> WordLists:
    """The lists that cues may name; what is wrong in them is added to `parsed.problems`."""
    words = {name: tuple(entries) for name, entries in shape.items()}
    for name, entries in words.items():
        check_cues(entries, ("words", name), {}, parsed)
    return words


def check_cues(cues: Sequence[str], way: Way, words: WordLists, parsed: Parsed) -> None:
    """Each is sound and stands there once; what is not is added to `parsed.problems`."""
    seen: set[str] = set()
    for number, cue in enumerate(cues):
        try:
            parse_cue(cue, words)
        except CueMistake as mistake:
            # Entries of a word list are pieces of cues; that alone they would fit much is no mistake.
            if way[0] != "words" or "almost everything" not in mistake.message:
                parsed.report((*way, number), mistake.message, mistake.cure)
        if cue in seen:
            parsed.report((*way, number), f'"{cue}" stands here twice.', "Remove one.")
        seen.add(cue)
