"""Taking reflections along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.exported import LABELS
from assistant.domain.feedback_drafts import KEPT_FOR, FeedbackDraftId
from assistant.domain.ids import MethodId, ReflectionId
from assistant.domain.language import Address, Language, Tongue
from assistant.domain.people import Role
from assistant.errors import NotAllowed, NotFound
from assistant.exports import markdown
from assistant.services import exporting, feedback_drafts
from assistant.services.feedback import Notes
from assistant.services.feedback_drafts import ToKeep
from assistant.services.model_ports import Outcome
from assistant.services.model_use import CAME
from tests.fakes.models import ScriptedModel
from tests.fakes.talks import PLAN, RICH, TONGUE_NAMES, TONGUES, House
from tests.unit.test_guest import BAD, GOOD, TOLD, a_guest

WORDS = {**{label: label for label in LABELS}, "untitled": "Zonder titel", "model-here": "hier"} | {
    f"model-outcome-{came}": came for came in CAME
}


def test_a_reflection_is_exported_with_summary_plans_and_conversation() -> None:
    house = House()
    kept = house.kept(PLAN[Language.NL])
    page = exporting.export_one(house.app, house.me, kept.id, kept.tongue, WORDS)
    assert page.title == kept.title
    assert kept.summary is not None
    assert [stage.sentences for stage in page.stages] == [s.sentences for s in kept.summary.stages]
    assert [plan.line for plan in page.plans] == ["als Milan op zijn telefoon kijkt, dan stop ik met praten"]
    answered = [(e.text, e.answer) for e in kept.exchanges if not e.waiting]
    assert [(turn.question, turn.answer) for turn in page.conversation] == answered
    assert "" in {turn.answer for turn in page.conversation}


@pytest.mark.parametrize("tongue", TONGUES, ids=TONGUE_NAMES)
def test_headings_are_in_the_readers_language_and_the_words_stay_as_written(tongue: Tongue) -> None:
    house = House()
    ended = house.to_the_end(house.begin("gibbs", 20), lambda asked: RICH[Language.NL])
    page = exporting.export_one(house.app, house.me, ended.id, tongue, WORDS)
    method = house.app.library.method(MethodId("gibbs"))
    assert method is not None
    titles = {text.title.for_(tongue.address) for text in method.texts[tongue.language].stages.values()}
    assert {stage.title for stage in page.stages} <= titles
    assert page.method == method.texts[tongue.language].name.for_(tongue.address)
    assert page.language is tongue.language
    assert "Milan keek op zijn telefoon" in markdown([page])


def test_a_reflection_without_title_or_summary_can_be_taken_along() -> None:
    house = House()
    begun = house.begin()
    page = exporting.export_one(house.app, house.me, begun.id, begun.tongue, WORDS)
    assert (page.title, page.stages, page.plans, page.conversation) == ("Zonder titel", (), (), ())


def test_all_are_taken_along_last_changed_first_and_only_ones_own() -> None:
    house = House()
    made = [house.begin(occasion=f"Gesprek nummer {n} van vandaag.") for n in range(3)]
    pages = exporting.export_all(house.app, house.me, made[0].tongue, WORDS)
    assert [page.title for page in pages] == [one.title for one in reversed(made)]
    assert exporting.export_all(house.app, house.other, made[0].tongue, WORDS) == []


def test_what_was_sent_to_a_model_is_taken_along_and_what_never_went_is_not() -> None:
    house, model = House(), ScriptedModel(BAD, GOOD)
    house.app = replace(house.app, guest=a_guest(model))
    begun = house.begin(occasion=TOLD)
    (page,) = exporting.export_all(house.app, house.me, begun.tongue, WORDS)
    assert [(call.told, call.received) for call in page.calls] == [("not-fit", BAD), ("shown", GOOD)]
    assert {(call.model, call.place) for call in page.calls} == {("scripted:parrot", "hier")}
    assert all(TOLD in call.sent for call in page.calls)
    assert exporting.export_one(house.app, house.me, begun.id, begun.tongue, WORDS) == page
    assert "ja ja" not in repr(page.calls)
    with house.store() as work:
        call = work.model_calls.of(begun.id)[0]
        work.model_calls.save(replace(call, outcome=Outcome.BUSY, received=""))
        work.commit()
    never = exporting.export_one(house.app, house.me, begun.id, begun.tongue, WORDS).calls[0]
    assert (never.told, never.sent) == ("not-sent", "")


def test_kept_feedback_is_taken_along_by_whom_it_belongs_to_and_only_while_it_is_kept() -> None:
    house = House()
    els, tongue = house.somebody("els", Role.LEADER), Tongue(Language.NL)
    notes = Notes("Je zat op je laptop.", Language.NL, to="Milan", occasion="overleg")
    feedback_drafts.keep(house.app, els, ToKeep(FeedbackDraftId("0123456789abcdef"), "Kijk eens op.", notes))
    follower = replace(els, roles=frozenset({Role.LEARNER}))
    for person in (els, follower):
        (taken,) = exporting.export_feedback(house.app, person, tongue, WORDS)
        assert (taken.to, taken.occasion) == ("Milan", "overleg")
        assert (taken.text, taken.notes) == ("Kijk eens op.", "Je zat op je laptop.")
        assert (taken.until - taken.date).days == 90
    assert exporting.export_feedback(house.app, house.me, tongue, WORDS) == []
    with pytest.raises(NotAllowed):
        exporting.export_feedback(house.app, replace(els, disabled=True), tongue, WORDS)
    house.now += KEPT_FOR
    assert exporting.export_feedback(house.app, els, tongue, WORDS) == []


def test_another_persons_reflection_is_not_exported() -> None:
    house = House()
    mine = house.begin(occasion="De overdracht van vandaag.")
    for reflection_id in (mine.id, ReflectionId("there-is-none")):
        with pytest.raises(NotFound):
            exporting.export_one(house.app, house.other, reflection_id, mine.tongue, WORDS)
    with pytest.raises(NotAllowed):
        exporting.export_all(house.app, replace(house.me, disabled=True), mine.tongue, WORDS)


def test_a_method_that_went_away_is_named_by_its_id() -> None:
    house = House()
    mine = house.kept(PLAN[Language.NL])
    with house.store() as work:
        stored = work.reflections.get(mine.id)
        assert stored is not None
        work.reflections.save(replace(stored, method_id=MethodId("gone")), stored.version)
        work.commit()
    page = exporting.export_one(house.app, house.me, mine.id, Tongue(Language.DE, Address.DU), WORDS)
    assert page.method == "gone"
    assert page.stages
