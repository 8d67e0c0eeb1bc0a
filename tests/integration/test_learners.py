"""Six of the scripted learners of `make bench-learners`, each twice, and one with the program by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.domain.language import Language
from assistant.services.application import Application
from evals.bench_learners import report
from evals.judging import AGAIN, ERROR, FOREIGN, NO_SUMMARY, RULE_ONE, TWICE, Judged, judged
from evals.playing import Played, fill_in, house, new_folder, play, play_apart
from evals.scripted import Script, scripts

#: Someone who does not know, one at fault, one cooperative, one rambling, one hostile, one experienced.
WHO = ("nl-08", "nl-11", "de-01", "de-08", "en-15", "en-20")
EVERYONE = {script.id: script for language in Language for script in scripts(language)}


#: Someone terse, who uses the real program.
APART = "en-04"


@pytest.fixture(scope="module")
def data(library_data: Path) -> Iterator[Path]:
    with new_folder(library_data) as folder:
        yield folder


@pytest.fixture(scope="module")
def app(data: Path) -> Iterator[Application]:
    with house([EVERYONE[name] for name in (*WHO, APART)], data) as opened:
        yield opened


@pytest.fixture(scope="module")
def played(app: Application) -> dict[str, list[Played]]:
    return {name: [play(app, EVERYONE[name], time) for time in range(2)] for name in WHO}


@pytest.fixture(scope="module")
def told(app: Application, played: dict[str, list[Played]]) -> dict[str, Judged]:
    return {name: judged(app, played[name], fill_in(app, EVERYONE[name])) for name in WHO}


@pytest.mark.parametrize("name", WHO)
@pytest.mark.parametrize("what", [RULE_ONE, TWICE, AGAIN, NO_SUMMARY, FOREIGN, ERROR])
def test_no_rule_is_broken(told: dict[str, Judged], what: str, name: str) -> None:
    assert told[name].counts["questions"] > 0
    assert [line for line in told[name].wrong if line.startswith(f"{name} {what}:")] == []


@pytest.mark.parametrize("name", ["de-08"])
def test_who_tells_a_conflict_is_asked_for_the_others_view(
    played: dict[str, list[Played]], name: str
) -> None:
    assert "other-view" in [exchange.why for exchange in played[name][0].asked]


def test_the_figures_say_what_was_counted(told: dict[str, Judged]) -> None:
    *_, last = (line for line in report(list(told.values())).splitlines() if line.startswith("all "))
    assert last.split()[1] == str(2 * len(WHO))


def test_the_program_by_itself_does_as_well(app: Application, data: Path) -> None:
    apart = play_apart(app, data, EVERYONE[APART])
    assert [turn["kind"] for turn in apart.turns[-3:]] == ["summary", "goodbye", "record"]
    assert judged(app, [apart], fill_in(app, apart.script)).wrong == []


def test_the_scripts_are_sixty_and_differ() -> None:
    assert [len(scripts(language)) for language in Language] == [20, 20, 20]
    assert len(EVERYONE) == 60
    assert len({script.persona for script in EVERYONE.values()}) == 10
    assert all(fits(script) for script in EVERYONE.values())


def fits(script: Script) -> bool:
    """Whether there is something to say at every stage, and for any further question."""
    return all(all(answers) for answers in script.answers.values()) and all(script.also)
