"""A person's reflections: begin one, find them again, read, delete."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace

from assistant.domain.ids import MethodId, ReflectionId
from assistant.domain.language import Tongue
from assistant.domain.methods import MINUTES, Method
from assistant.domain.people import Person
from assistant.domain.policy import Step
from assistant.domain.reflections import (
    OPENING,
    Exchange,
    Kind,
    Listed,
    Mode,
    Reflection,
    Status,
)
from assistant.errors import BadValue, NotFound
from assistant.services.application import Application
from assistant.services.conversation import ask_next, checked, own, title_from
from assistant.services.ids import new_id
from assistant.services.permissions import Action, require
from assistant.services.ports import UnitOfWork
from assistant.services.publishing import withdraw_reflection
from assistant.services.wording import REFLECTIONS_WITHOUT_REPEAT, word

_MOST_SEARCH_WORDS = 8
#: What a page may name a new reflection.
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{7,63}")


@dataclass(frozen=True)
class Beginning:
    """How someone wants to begin. An empty `occasion` is asked for in the conversation.

    `asked` is the question the occasion answers, as it stood on the page the person began on.
    `begin_id` comes from the page: beginning twice with the same one and the same words begins once.
    """

    method_id: MethodId
    minutes: int
    tongue: Tongue
    mode: Mode = Mode.CHAT
    occasion: str = field(default="", repr=False)
    asked: str = ""
    begin_id: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a person's list of reflections."""

    listed: tuple[Listed, ...]
    total: int


def begin(app: Application, person: Person, beginning: Beginning) -> Reflection:
    """Begin a reflection; what the person wrote is stored first, then the first question.

    Raises BadValue (no such method, time or language, an odd `begin_id`), TooLong.
    """
    require(person, Action.REFLECT)
    method = _method(app, beginning)
    reflection_id = ReflectionId(beginning.begin_id or new_id())
    if not _ID.fullmatch(reflection_id):
        raise BadValue("an id has 8 to 64 letters, digits, - or _")
    with app.work() as work:
        reflection_id = _unless_other_words(work, person, reflection_id, beginning.occasion.strip())
        known = work.reflections.get(reflection_id)
        if known is None:
            work.reflections.add(_begun(app, work, person, method, reflection_id, beginning))
            work.drafts.remove_under(person.id, "start")
            work.commit()
        elif known.person_id != person.id:
            raise NotFound("no such reflection")
    return ask_next(app, person.id, reflection_id)


def read_own(app: Application, person: Person, reflection_id: ReflectionId) -> Reflection:
    """One of the person's own reflections, whole. Raises NotFound."""
    require(person, Action.READ_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        return own(work, person, reflection_id)


def list_own(app: Application, person: Person, words: str = "", limit: int = 50, offset: int = 0) -> Page:
    """The person's reflections, last changed first; with words only those that hold them all."""
    require(person, Action.READ_OWN_REFLECTIONS)
    wanted = words.casefold().split()[:_MOST_SEARCH_WORDS]
    with app.work(read_only=True) as work:
        if wanted:
            found = work.reflections.holding(person.id, wanted)
            return Page(tuple(found[offset : offset + limit]), len(found))
        return Page(tuple(work.reflections.of(person.id, limit, offset)), work.reflections.count(person.id))


def delete(app: Application, person: Person, reflection_id: ReflectionId) -> None:
    """Delete a reflection and everything that came of it, for good. Raises NotFound."""
    require(person, Action.DELETE_OWN_REFLECTION)
    with app.work() as work:
        withdraw_reflection(work, own(work, person, reflection_id))
        work.reflections.remove(reflection_id)
        work.commit()
    app.forget_deleted()


def _unless_other_words(
    work: UnitOfWork, person: Person, wanted: ReflectionId, occasion: str
) -> ReflectionId:
    """The id from the page, or another when that page (gone back to) began with other words before.

    Otherwise the new words would be lost. The same words give the same id again.
    """
    known = work.reflections.get(wanted)
    if known is None or known.person_id != person.id or not occasion:
        return wanted
    if any(exchange.stage == OPENING and exchange.answer == occasion for exchange in known.exchanges):
        return wanted
    return ReflectionId(hashlib.sha256(f"{wanted} {occasion}".encode()).hexdigest()[:32])


def _method(app: Application, beginning: Beginning) -> Method:
    method = app.library.method(beginning.method_id)
    if method is None or beginning.tongue.language not in method.texts:
        known = ", ".join(m.id for m in app.library.methods())
        raise BadValue(f"there is no method {beginning.method_id!r} in this language; there are: {known}")
    if beginning.minutes not in MINUTES:
        raise BadValue(f"{beginning.minutes} minutes cannot be chosen; choose 2, 10 or 20")
    return method


def _begun(
    app: Application,
    work: UnitOfWork,
    person: Person,
    method: Method,
    reflection_id: ReflectionId,
    beginning: Beginning,
) -> Reflection:
    now = app.clock()
    reflection = Reflection(
        id=reflection_id,
        person_id=person.id,
        method_id=method.id,
        tongue=beginning.tongue,
        minutes=beginning.minutes,
        mode=beginning.mode,
        status=Status.OPEN,
        title="",
        created_at=now,
        updated_at=now,
    )
    if beginning.occasion.strip():
        reflection = _with_occasion(app, reflection, beginning)
    return _with_form(app, work, method, reflection) if beginning.mode is Mode.FORM else reflection


def _with_occasion(app: Application, reflection: Reflection, beginning: Beginning) -> Reflection:
    """The opening was asked on the page the person began on; their answer is the first exchange."""
    occasion, now = checked(beginning.occasion), app.clock()
    opening = Exchange(
        number=1,
        stage=OPENING,
        kind=Kind.OPENING,
        text=beginning.asked,
        asked="start/occasion",
        asked_at=now,
        answer=occasion,
        answered_at=now,
    )
    return replace(reflection, title=title_from(occasion), exchanges=(opening,))


def _with_form(app: Application, work: UnitOfWork, method: Method, reflection: Reflection) -> Reflection:
    """All questions of the method at once, one for each stage that fits the time."""
    steps = [Step(s.id, Kind.QUESTION, f"{s.id}/questions") for s in method.stages_for(reflection.minutes)]
    if not reflection.exchanges:
        steps.insert(0, Step(OPENING, Kind.OPENING, "openings"))
    for step in steps:
        asked = _asked(app, work, method, reflection, step)
        reflection = replace(reflection, exchanges=(*reflection.exchanges, asked))
    return reflection


def _asked(
    app: Application, work: UnitOfWork, method: Method, reflection: Reflection, step: Step
) -> Exchange:
    recent = work.reflections.asked(reflection.person_id, REFLECTIONS_WITHOUT_REPEAT)
    worded = word(app.library, method, reflection, step, recent, {})
    number = len(reflection.exchanges) + 1
    return Exchange(number, step.stage, step.kind, worded.text, worded.asked, asked_at=app.clock())
