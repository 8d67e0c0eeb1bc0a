"""One reflection from the first question to the record, whoever asks and reads: a script or a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import Exchange, Kind, Reflection, Status, Summary
from assistant.errors import AssistantError, BadValue, NotFound
from assistant.services import conversation, going_on
from assistant.services.application import Application
from assistant.services.contents import Contained, contents, object_to
from assistant.services.conversation import Given
from assistant.services.stopping import stop_for
from assistant.services.summaries import keep
from assistant.services.wording import statement
from assistant.ui.reasons import reason

#: These are the same wherever the conversation stands.
_ENDS = {"pause": conversation.pause, "finish": conversation.finish}


@dataclass(frozen=True)
class Line:
    """What came in: an answer, or a command. `label` is the one that the command `wrong` speaks of."""

    text: str = field(default="", repr=False)
    command: str = ""
    outcome: str = ""
    label: str = ""


class Talk(Protocol):
    """Where questions go and answers come from."""

    def ask(self, exchange: Exchange) -> None:
        """Show a question."""

    def read(self) -> Line | None:
        """What the person says, or None when nothing more will come."""

    def tell_why(self, text: str) -> None:
        """Say why the question is asked; it still waits."""

    def tell_contents(self, found: Sequence[Contained]) -> None:
        """Show the person's own sentences, sorted; the question still waits."""

    def wrong(self, error: AssistantError, reflection: Reflection) -> None:
        """Say what cannot be used; the question still waits."""

    def edit(self, reflection: Reflection) -> Summary | None:
        """The summary as it is to be kept, or None to leave it for later."""

    def say(self, reflection: Reflection, kind: str, text: str) -> None:
        """A statement that needs no answer."""

    def end(self, record: dict[str, Any]) -> None:
        """The record at the end."""


def converse(app: Application, person: Person, reflection: Reflection, talk: Talk) -> None:
    """Ask until there is nothing left to ask, then keep the summary and hand over the record."""
    while reflection.status is Status.OPEN:
        stop = stop_for(app, reflection)
        if stop:
            talk.say(reflection, Kind.SAFETY.value, stop.in_words(reflection.tongue))
            reflection = _once_usable(talk, reflection, partial(_act_stopped, app, person, reflection))
        elif reflection.current:
            talk.ask(reflection.current)
            act = partial(_act, app, person, reflection, reflection.current, talk)
            reflection = _once_usable(talk, reflection, act)
        else:
            break
    if reflection.status is Status.SUMMARY:
        reflection = _keep(app, person, reflection, talk)
    key = "goodbye" if reflection.status is Status.KEPT else "paused"
    talk.say(reflection, "goodbye", statement(app.library, reflection.tongue, key, reflection.id, {}))
    talk.end(record_of(reflection))


def record_of(reflection: Reflection) -> dict[str, Any]:
    """The reflection as the last line of the command says it."""
    summary = reflection.summary or Summary()
    return {
        "kind": "record",
        "id": reflection.id,
        "method": reflection.method_id,
        "status": reflection.status.value,
        "language": reflection.tongue.language.value,
        "stages": [{"stage": s.stage, "sentences": list(s.sentences)} for s in summary.stages],
        "intentions": [
            {
                "cue": plan.cue,
                "action": plan.action,
                "date": plan.date.isoformat() if plan.date else None,
                "helper": plan.helper or None,
            }
            for plan in summary.plans
        ],
        "question_for": summary.question_for or None,
        "question": summary.question or None,
    }


def _once_usable(talk: Talk, reflection: Reflection, act: Callable[[Line], Reflection | None]) -> Reflection:
    """What comes of the first line that can be used and moves on; the end of the input pauses."""
    while True:
        said = talk.read()
        try:
            after = act(said or Line(command="pause"))
        except AssistantError as error:
            if said is None:
                raise
            talk.wrong(error, reflection)
        else:
            if after:
                return after


def _act(
    app: Application, person: Person, reflection: Reflection, current: Exchange, talk: Talk, line: Line
) -> Reflection | None:
    """Do what the line says; None when it only asked for something and the question still waits."""
    if line.command == "why":
        talk.tell_why(reason(app.library, reflection.tongue, reflection, current))
        return None
    if line.command in ("contents", "wrong"):
        if line.command == "wrong":
            call_wrong(app, person, reflection.id, [line.label])
        talk.tell_contents(contents(app, person, reflection.id))
        return None
    if line.command == "skip":
        return conversation.skip(app, person, reflection.id, current.number)
    if line.command == "back":
        return conversation.go_back(app, person, reflection.id)
    if line.command in _ENDS:
        return _ENDS[line.command](app, person, reflection.id)
    if line.command:
        raise BadValue("a command is one of skip, back, pause, finish, why, contents, wrong")
    given = Given(current.number, line.text, line.outcome)
    return conversation.answer(app, person, reflection.id, given)


def _act_stopped(app: Application, person: Person, reflection: Reflection, line: Line) -> Reflection:
    """When it hurts the person chooses: write on, go on with `skip` and nothing else, pause or finish."""
    if line.command in _ENDS:
        return _ENDS[line.command](app, person, reflection.id)
    if line.command == "skip":
        return going_on.go_on(app, person, reflection.id)
    if line.command:
        raise _NotNow("here a command is one of skip, pause, finish")
    return going_on.add_words(app, person, reflection.id, line.text)


class _NotNow(BadValue):
    key = "error-stopped"


def call_wrong(app: Application, person: Person, reflection_id: ReflectionId, labels: Sequence[str]) -> None:
    """Remember that these labels are wrong. Raises NotFound when one of them is not there."""
    known = {one.objection for one in contents(app, person, reflection_id)}
    missing = [label for label in labels if label not in known]
    if missing:
        raise NotFound(f"there is no label {missing[0]!r} in this reflection")
    object_to(app, person, reflection_id, labels)


def _keep(app: Application, person: Person, reflection: Reflection, talk: Talk) -> Reflection:
    intro = statement(app.library, reflection.tongue, "summary_intro", reflection.id, {})
    talk.say(reflection, "summary", intro)
    edited = talk.edit(reflection)
    return keep(app, person, reflection.id, edited, reflection.version) if edited else reflection
