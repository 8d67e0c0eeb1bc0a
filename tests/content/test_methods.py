"""The shipped content is whole: every method, wording and cue in every language, and it keeps the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from assistant.domain.elements import Element
from assistant.domain.language import Language, Phrase
from assistant.domain.methods import MINUTES, Method, ProbeKind
from assistant.domain.questions import faults
from assistant.library import FileLibrary
from assistant.library.conversation import KEYS
from assistant.library.lexicon import KEYS as LISTS
from assistant.reading import RulePlans, RuleReader

LIBRARY = FileLibrary()
IDS = {"gibbs", "starr", "korthagen", "kolb", "aar", "driscoll", "two-minute"}
EVERYWHERE = [(m, language) for m in LIBRARY.methods() for language in Language]
NAMES = [f"{method.id}-{language.value}" for method, language in EVERYWHERE]


def _questions(method: Method, language: Language) -> Iterator[Phrase]:
    texts = method.texts[language]
    yield from texts.openings
    for stage in texts.stages.values():
        yield from stage.questions
        for probes in stage.probes.values():
            yield from probes


def _asked(language: Language) -> Iterator[Phrase]:
    for key, phrases in LIBRARY.conversation(language).wordings.items():
        if KEYS[key].asks:
            yield from phrases


def _all(language: Language) -> list[Phrase]:
    of_methods = [p for method in LIBRARY.methods() for p in _questions(method, language)]
    return [*of_methods, *_asked(language)]


def _forms(phrase: Phrase) -> tuple[str, ...]:
    return tuple(dict.fromkeys((phrase.du, phrase.sie)))


def test_the_seven_methods_are_there() -> None:
    assert {method.id for method in LIBRARY.methods()} == IDS
    assert LIBRARY.problems() == ()


@pytest.mark.parametrize(("method", "language"), EVERYWHERE, ids=NAMES)
def test_a_method_has_enough_wordings_and_probes(method: Method, language: Language) -> None:
    texts = method.texts[language]
    assert len(texts.openings) >= 3
    assert list(texts.stages) == [stage.id for stage in method.stages]
    for stage in texts.stages.values():
        assert len(stage.questions) >= 3
        assert set(stage.probes) == set(ProbeKind)
        assert all(len(probes) >= 2 for probes in stage.probes.values())


@pytest.mark.parametrize("method", LIBRARY.methods(), ids=lambda method: method.id)
def test_a_method_fits_the_time_chosen(method: Method) -> None:
    stages = {minutes: len(method.stages_for(minutes)) for minutes in MINUTES}
    assert 1 <= stages[2] <= 3
    assert stages[10] <= 5
    assert stages[20] == len(method.stages)
    assert method.source[-1] == "."
    assert any(char.isdigit() for char in method.source)


@pytest.mark.parametrize("language", Language)
def test_every_question_keeps_the_rules(language: Language) -> None:
    broken = {text: found for p in _all(language) for text in _forms(p) if (found := faults(text, language))}
    assert broken == {}


@pytest.mark.parametrize("language", Language)
def test_no_question_is_there_twice(language: Language) -> None:
    counted = Counter(text.casefold() for phrase in _all(language) for text in _forms(phrase))
    assert [text for text, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("language", Language)
def test_the_conversation_is_whole(language: Language) -> None:
    wordings = LIBRARY.conversation(language).wordings
    assert set(wordings) == set(KEYS)
    for name, key in KEYS.items():
        assert len(wordings[name]) >= key.least
        for phrase in wordings[name]:
            assert all("{" + place + "}" in text for place in key.needs for text in _forms(phrase))


@pytest.mark.parametrize("language", Language)
def test_no_shipped_question_around_a_method_comes_back_within_eight_reflections(language: Language) -> None:
    wordings = LIBRARY.conversation(language).wordings
    assert {
        name: len(wordings[name]) for name, key in KEYS.items() if key.asks and len(wordings[name]) < 10
    } == {}


def test_german_speaks_in_both_forms_and_the_others_in_one() -> None:
    formal, plain = ("Sie", "Ihnen", "Ihr"), ("du", "dir", "dich", "dein")
    for phrase in _all(Language.DE):
        words = {word.strip(".,:;?!„“…") for word in phrase.sie.split()}
        assert not words & set(plain), phrase.sie
        if phrase.du != phrase.sie:
            assert any(word.startswith(formal) or word.endswith("en") for word in words), phrase.sie
    for language in (Language.NL, Language.EN):
        assert all(phrase.du == phrase.sie for phrase in _all(language))


@pytest.mark.parametrize("language", Language)
def test_every_list_of_cues_is_filled(language: Language) -> None:
    lexicon = LIBRARY.lexicons()[language]
    assert set(lexicon) == set(LISTS)
    assert all(len(cues) >= 15 for cues in lexicon.values())


@pytest.mark.parametrize("language", Language)
def test_a_cue_alone_is_read_as_what_it_is_a_cue_for(language: Language) -> None:
    """A cue with a sign that the reader takes for a border of words would never be found."""
    reader, plans = RuleReader(LIBRARY.lexicons()), RulePlans(LIBRARY.lexicons())
    lexicon = LIBRARY.lexicons()[language]
    deaf = [cue for cue in lexicon["dont_know"] if not reader.read(cue, language).dont_know]
    deaf += [cue for cue in lexicon["nothing"] if not plans.nothing(cue, language)]
    for element in (Element.FEELING, Element.LEARNING, Element.INTENTION):
        for cue in lexicon[element.value]:
            said = f"zzz {cue.replace('*', '')} zzz zzz zzz zzz zzz zzz"
            if element not in reader.read(said, language).sentences[0].elements:
                deaf.append(cue)
    assert deaf == []
