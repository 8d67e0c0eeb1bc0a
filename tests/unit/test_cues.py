"""The notation of cues says what it means, and a mistake in it is told with its cure."""

from __future__ import annotations

import pytest

from assistant.domain.cues import CueMistake, parse_cue
from assistant.reading.said import CueIndex, Said, Slips

LISTS = {"boss": ("boss", "line manager")}


def found(cue: str, text: str) -> bool:
    parsed = parse_cue(cue, LISTS)
    return bool(CueIndex([(parsed, None)]).find(Said(text, Slips(parsed.fuzzy))))


@pytest.mark.parametrize(
    ("cue", "fits", "fits_not"),
    [
        ("burnout", "my Burnout.", "my burnouts"),
        ("burn*", "the burning", "sunburn"),
        ("*dienst station", "nachtdienst station", "dienstplan station"),
        ("don't go", "DONT go", "do go"),
        ("self-harm", "self harm", "self"),
        ("für", "fuer", "fur"),
        ("(crying|in tears) again", "In tears again", "tears again"),
        ("so very? tired", "so tired", "so much tired"),
        ("hit .. hard", "hit me very very hard", "hit me on the head so hard"),
        ("hit ... hard", "hit me on the head so very hard", "hit a b c d e f g h i hard"),
        ("<boss> shouted", "my line manager shouted", "the manager shouted"),
        ("quit & tears", "In tears I quit", "I quit"),
        ("kill & !process", "they kill", "kill the process"),
        ("^ enough", "Enough now", "not enough"),
        ("no more $", "I want no more.", "no more tea"),
        ("burnout~", "bunrout burnot burnoutt", "burn out"),
    ],
)
def test_a_cue_finds_what_it_says(cue: str, fits: str, fits_not: str) -> None:
    assert found(cue, fits)
    assert not found(cue, fits_not)


def test_the_two_sides_of_a_pair_must_not_be_far_apart() -> None:
    assert not found("quit & tears", "I quit " + "and so on " * 10 + "in tears")


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("(a|b", "not closed"),
        ("a) b", "closed that was not opened"),
        ("<chef> shouts", "no list"),
        ("..", "almost everything"),
        ("*", "no word"),
        ("(|b)", "nothing between"),
        ("a ..... b", "wrong place"),
        ("((((((deep))))))", "too deeply"),
        ("wo*rd", "no word"),
        ("word &", "nothing between"),
    ],
)
def test_a_mistake_is_told(cue: str, told: str) -> None:
    with pytest.raises(CueMistake, match=told) as raised:
        parse_cue(cue, LISTS)
    assert raised.value.cure
