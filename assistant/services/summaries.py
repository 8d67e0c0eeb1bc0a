"""The end of a reflection: the person's own sentences by stage, edited by them, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.elements import Reading, ReadSentence
from assistant.domain.ids import IntentionId, ReflectionId
from assistant.domain.intentions import Intention, Plan
from assistant.domain.methods import Method, Stage
from assistant.domain.people import Person
from assistant.domain.policy import stage_before_offers
from assistant.domain.reflections import (
    LONGEST_ANSWER,
    OFFER,
    OPENING,
    Reflection,
    StageSummary,
    Status,
    Summary,
)
from assistant.errors import NotFound, Stale, TooLong
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork
from assistant.services.progress import NO_PLANS, plans_of, question_of, read_alone, read_stage, said_no
from assistant.services.publishing import publish_reflection
from assistant.services.stopping import shaken

#: So many of the person's sentences stand in the first version of a stage's summary.
_MOST_SENTENCES = 4
#: So many words a sentence about an offer needs to say something by itself.
_TELLING_WORDS = 4


def summary_of(app: Application, method: Method, reflection: Reflection) -> Summary:
    """The first version of the summary: nothing but sentences the person wrote, in their order."""
    stages = tuple(_stages(app, method, reflection))
    progress = NO_PLANS if shaken(app, reflection) else plans_of(app, method, reflection)
    plans = tuple(one.plan for one in progress if not one.plan.empty)
    question, whom = question_of(app, reflection)
    return Summary(stages, plans, question_for=whom, question=question)


def keep(
    app: Application, person: Person, reflection_id: ReflectionId, edited: Summary, seen: int
) -> Reflection:
    """Keep the summary as the person edited it, and the plans as intentions to come back to.

    Keeping again replaces what was kept; an outcome already told stays. Raises Stale, TooLong, NotFound.
    """
    require(person, Action.REFLECT)
    _check_length(edited)
    with app.work() as work:
        reflection = work.reflections.get(reflection_id)
        if reflection is None or reflection.person_id != person.id:
            raise NotFound("no such reflection")
        if reflection.status is Status.KEPT and reflection.summary == edited:
            return reflection
        if reflection.status not in (Status.SUMMARY, Status.KEPT) or reflection.version != seen:
            raise Stale("the summary was changed in another tab")
        kept = replace(reflection, status=Status.KEPT, summary=edited, revising=None, updated_at=app.clock())
        saved = work.reflections.save(kept, seen)
        _keep_plans(app, work, saved, edited.plans)
        publish_reflection(app, work, saved)
        work.drafts.remove_under(person.id, f"{reflection_id}/")
        work.commit()
    if reflection.status is Status.KEPT:
        app.forget_deleted()
    return saved


def _keep_plans(app: Application, work: UnitOfWork, reflection: Reflection, plans: Sequence[Plan]) -> None:
    """A plan that stays the same keeps its outcome wherever it moved; the others take the places left."""
    left = work.intentions.from_reflection(reflection.id)
    changed = []
    for plan in plans:
        same = next((i for i in left if (i.plan.cue, i.plan.action) == (plan.cue, plan.action)), None)
        if same is None:
            changed.append(plan)
        else:
            left.remove(same)
            work.intentions.save(replace(same, plan=plan))
    for known, plan in zip(left, changed, strict=False):
        work.intentions.save(replace(known, plan=plan))
    for surplus in left[len(changed) :]:
        work.intentions.remove(surplus.id)
    for plan in changed[len(left) :]:
        made = Intention(
            IntentionId(new_id()), reflection.person_id, reflection.id, plan, created_at=app.clock()
        )
        work.intentions.add(made)


def _stages(app: Application, method: Method, reflection: Reflection) -> Iterator[StageSummary]:
    """The stages that were answered; what was said to an offer stands with the one it came after."""
    before_offers = stage_before_offers(method, reflection.minutes)
    for stage in method.stages_for(reflection.minutes):
        to_offers = _said_to_offers(app, reflection) if stage == before_offers else ()
        opened = stage == method.stages[0] and bool(reflection.answers(OPENING))
        if reflection.answers(stage.id) or opened or to_offers:
            yield StageSummary(stage.id, (*_sentences(app, method, reflection, stage), *to_offers))


def _said_to_offers(app: Application, reflection: Reflection) -> tuple[str, ...]:
    """What the person made of what was offered; a mere yes or no tells nothing without the offer."""
    answers = (answer for answer in reflection.answers(OFFER) if not said_no(app, reflection, answer))
    readings = (app.reader.read(answer, reflection.tongue.language) for answer in answers)
    told = (one for reading in readings if not reading.dont_know for one in reading.sentences)
    telling = [one.text for one in told if not one.vague and len(one.text.split()) >= _TELLING_WORDS]
    return tuple(telling[:_MOST_SENTENCES])


def _sentences(app: Application, method: Method, reflection: Reflection, stage: Stage) -> tuple[str, ...]:
    first = stage == method.stages[0]
    reading = read_stage(app, reflection, stage.id) if first else read_alone(app, reflection, stage.id)
    return tuple(sentence.text for sentence in _telling(reading, stage))


def _telling(reading: Reading, stage: Stage) -> list[ReadSentence]:
    """The sentences that meet the stage's criteria first, filled up with others, in the order written."""
    wanted = frozenset(element for criterion in stage.criteria for element in criterion.any_of)
    ranked = sorted(
        range(len(reading.sentences)),
        key=lambda i: (not reading.sentences[i].elements & wanted, reading.sentences[i].vague, i),
    )
    return [reading.sentences[i] for i in sorted(ranked[:_MOST_SENTENCES])]


def _check_length(edited: Summary) -> None:
    texts = [sentence for stage in edited.stages for sentence in stage.sentences]
    texts += [edited.question, edited.question_for]
    texts += [part for plan in edited.plans for part in (plan.cue, plan.action, plan.helper)]
    longest = max((len(text) for text in texts), default=0)
    if longest > LONGEST_ANSWER:
        raise TooLong("a part of the summary is too long", length=longest, limit=LONGEST_ANSWER)
