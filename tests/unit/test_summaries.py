"""What someone leaves with: their own sentences, their plans, a question; kept as they edited it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.ids import MethodId, StageId
from assistant.domain.intentions import Intention, Outcome, Plan
from assistant.domain.language import Language
from assistant.domain.methods import MINUTES
from assistant.domain.reflections import (
    LONGEST_ANSWER,
    OFFER,
    QUESTION,
    Kind,
    Reflection,
    StageSummary,
    Status,
    Summary,
)
from assistant.errors import NotFound, Stale, TooLong
from assistant.services import conversation, drafts
from assistant.services.intentions import tell_outcome
from assistant.services.summaries import keep, summary_of
from tests.fakes.talks import DONT_KNOW, METHODS, PLAN, RICH, House
from tests.fakes.things import an_exchange

ONE, TWO = Plan("het stil is", "wacht ik"), Plan("het druk is", "vraag ik hulp", date(2026, 12, 1))


def ready(house: House, occasion: str = "De overdracht ging vandaag mis.") -> Reflection:
    """A reflection at its summary."""
    begun = house.begin("driscoll", 10, occasion=occasion)
    return house.to_the_end(begun, lambda asked: RICH[Language.NL] if asked.stage == "what" else "")


def keep_plans(house: House, reflection: Reflection, *plans: Plan) -> Reflection:
    edited = replace(reflection.summary or Summary(), plans=plans)
    return keep(house.app, house.me, reflection.id, edited, reflection.version)


def kept_intentions(house: House) -> list[Intention]:
    with house.store(read_only=True) as work:
        return work.intentions.of(house.me.id)


@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("method", METHODS)
def test_the_summary_holds_only_sentences_the_person_wrote(method: str, minutes: int) -> None:
    house = House()
    begun = house.begin(method, minutes, occasion="De overdracht ging vandaag mis. Milan keek weg.")
    ended = house.to_the_end(begun, lambda asked: f"{asked.number} dingen gingen mis. {RICH[Language.NL]}")
    assert ended.summary is not None
    written = [e.answer for e in ended.exchanges if e.answer]
    for stage in ended.summary.stages:
        assert stage.sentences
        assert all(any(sentence in answer for answer in written) for sentence in stage.sentences)
    chosen = house.app.library.method(MethodId(method))
    assert chosen is not None
    assert [s.stage for s in ended.summary.stages] == [s.id for s in chosen.stages_for(minutes)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=120).filter(str.strip), min_size=1, max_size=3))
def test_sentences_are_taken_letter_by_letter_whatever_was_typed(answers: list[str]) -> None:
    house = House()
    reflection = house.begin("two-minute", 2, Language.EN)
    for text in answers:
        if reflection.current:
            reflection = house.say(reflection, text)
    ended = conversation.finish(house.app, house.me, reflection.id)
    assert ended.summary is not None
    written = [e.answer for e in ended.exchanges if e.answer]
    for stage in ended.summary.stages:
        assert all(any(sentence in answer for answer in written) for sentence in stage.sentences)


def test_the_opening_stands_with_the_first_stage() -> None:
    ended = ready(House(), "Milan keek weg toen ik sprak.")
    assert ended.summary is not None
    assert "Milan keek weg toen ik sprak." in ended.summary.stages[0].sentences


SAID = "Dat laatste: hem laten zeggen wat hij als eerste gaat doen."


@pytest.mark.parametrize(("method", "with_stage"), [("driscoll", "so-what"), ("gibbs", "conclusion")])
def test_what_someone_says_to_an_offer_stands_with_the_stage_before_looking_ahead(
    method: str, with_stage: str
) -> None:
    house = House()
    ended = house.to_the_end(house.begin(method, 10, occasion="De overdracht ging mis."), lambda _: "")
    replies = ("Nee.", f"{SAID} Klopt wel.", "weet ik niet")
    offers = (
        an_exchange(90 + n, reply, stage=OFFER, kind=Kind.OFFER, about=f"offer {n}")
        for n, reply in enumerate(replies)
    )
    offered = replace(ended, exchanges=(*ended.exchanges, *offers))
    chosen = house.app.library.method(offered.method_id)
    assert chosen is not None
    told = {one.stage: one.sentences for one in summary_of(house.app, chosen, offered).stages}
    assert told[StageId(with_stage)] == (SAID,)


def test_what_was_skipped_and_what_nobody_knew_leaves_no_sentence() -> None:
    house = House()
    begun = house.begin("driscoll", 10, occasion="De overdracht ging vandaag mis.")
    ended = house.to_the_end(begun, lambda asked: DONT_KNOW[Language.NL] if asked.stage == "so-what" else "")
    assert ended.summary is not None
    assert [s.sentences for s in ended.summary.stages if s.stage == "so-what"] in ([], [()])


def test_the_question_for_someone_and_whom_are_in_the_summary() -> None:
    house = House()
    asked_for = iter(["Hoe doe jij dat, Fatma?", "Fatma"])
    begun = house.begin("driscoll", 10)
    ended = house.to_the_end(begun, lambda asked: next(asked_for) if asked.stage == QUESTION else "")
    assert ended.summary is not None
    assert (ended.summary.question, ended.summary.question_for) == ("Hoe doe jij dat, Fatma?", "Fatma")


@pytest.mark.parametrize("said", ["nee", "Geen", "niets"])
def test_no_question_leaves_none_in_the_summary(said: str) -> None:
    house = House()
    begun = house.begin("driscoll", 10)
    ended = house.to_the_end(begun, lambda asked: said if asked.stage == QUESTION else "")
    assert ended.summary is not None
    assert (ended.summary.question, ended.summary.question_for) == ("", "")


def test_the_summary_is_kept_as_it_was_edited_and_its_plan_becomes_an_intention() -> None:
    house = House()
    ended = ready(house)
    edited = Summary(
        (StageSummary(ended.summary.stages[0].stage, ("Eigen woorden.",)),), (ONE,), "Fatma", "Hoe?"
    )  # type: ignore[union-attr]
    kept = keep(house.app, house.me, ended.id, edited, ended.version)
    assert (kept.status, kept.summary) == (Status.KEPT, edited)
    (intention,) = kept_intentions(house)
    assert (intention.plan, intention.reflection_id, intention.open) == (ONE, ended.id, True)


def test_keeping_the_same_twice_keeps_once() -> None:
    house = House()
    ended = ready(house)
    once = keep_plans(house, ended, ONE)
    assert keep_plans(house, ended, ONE) == once
    assert len(kept_intentions(house)) == 1


def test_keeping_again_replaces_the_plans() -> None:
    house = House()
    kept = keep_plans(house, ready(house), ONE, TWO)
    again = keep_plans(house, kept, replace(TWO, helper="Fatma"))
    assert [i.plan for i in kept_intentions(house)] == [replace(TWO, helper="Fatma")]
    assert keep_plans(house, again).summary is not None
    assert kept_intentions(house) == []


def test_an_outcome_already_told_stays_with_its_plan() -> None:
    house = House()
    kept = keep_plans(house, ready(house), ONE, TWO)
    told = next(i for i in kept_intentions(house) if i.plan == ONE)
    tell_outcome(house.app, house.me, told.id, "done", "Het lukte.")
    keep_plans(house, kept, TWO, replace(ONE, date=date(2027, 1, 1)))
    by_action = {i.plan.action: i for i in kept_intentions(house)}
    assert (by_action["wacht ik"].outcome, by_action["wacht ik"].outcome_words) == (
        Outcome.DONE,
        "Het lukte.",
    )
    assert by_action["vraag ik hulp"].outcome is None


def test_a_plan_taken_out_takes_its_outcome_along() -> None:
    house = House()
    kept = keep_plans(house, ready(house), ONE, TWO)
    told = next(i for i in kept_intentions(house) if i.plan == ONE)
    tell_outcome(house.app, house.me, told.id, "done", "")
    keep_plans(house, kept, TWO)
    (left,) = kept_intentions(house)
    assert (left.plan, left.outcome) == (TWO, None)


def test_a_plan_reworded_keeps_its_outcome() -> None:
    house = House()
    kept = keep_plans(house, ready(house), ONE)
    tell_outcome(house.app, house.me, kept_intentions(house)[0].id, "partly", "")
    keep_plans(house, kept, replace(ONE, action="tel ik tot vijf"))
    (left,) = kept_intentions(house)
    assert (left.plan.action, left.outcome) == ("tel ik tot vijf", Outcome.PARTLY)


def test_a_second_tab_that_saw_an_older_summary_is_told() -> None:
    house = House()
    ended = ready(house)
    kept = keep_plans(house, ended, ONE)
    with pytest.raises(Stale):
        keep_plans(house, ended, TWO)
    assert house.stored(ended) == kept


def test_nothing_is_kept_before_the_summary_is_there() -> None:
    house = House()
    begun = house.begin()
    with pytest.raises(Stale):
        keep(house.app, house.me, begun.id, Summary(), begun.version)


def test_another_persons_summary_is_not_there() -> None:
    house = House()
    ended = ready(house)
    with pytest.raises(NotFound):
        keep(house.app, house.other, ended.id, Summary(), ended.version)
    assert house.stored(ended) == ended


@pytest.mark.parametrize(
    "edited",
    [
        Summary((StageSummary(MethodId("what"), ("x" * (LONGEST_ANSWER + 1),)),)),  # type: ignore[arg-type]
        Summary(plans=(Plan(helper="x" * (LONGEST_ANSWER + 1)),)),
        Summary(question="x" * (LONGEST_ANSWER + 1)),
    ],
    ids=["sentence", "plan", "question"],
)
def test_a_part_that_is_too_long_is_handed_back(edited: Summary) -> None:
    house = House()
    ended = ready(house)
    with pytest.raises(TooLong):
        keep(house.app, house.me, ended.id, edited, ended.version)


def test_drafts_of_a_kept_summary_are_gone() -> None:
    house = House()
    ended = ready(house)
    drafts.put(house.app, house.me, f"{ended.id}/stage-1", "half")
    keep_plans(house, ended)
    assert drafts.under(house.app, house.me, f"{ended.id}/") == {}


def test_the_plan_told_in_the_conversation_is_in_the_summary() -> None:
    house = House()
    kept = house.kept(PLAN[Language.NL])
    assert kept.summary is not None
    assert [i.plan for i in kept_intentions(house)] == list(kept.summary.plans)
