"""One reflection from the first question to the record, whoever asks and reads: a script or a terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.domain.people import Person
from assistant.domain.reflections import Exchange, Kind, Reflection, Status, Summary
from assistant.errors import AssistantError, BadValue
from assistant.services import conversation, going_on
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.stopping import Stop, stop_for
from assistant.services.summaries import keep
from assistant.services.wording import statement


@dataclass(frozen=True)
class Line:
    """What came in: an answer, or a command."""

    text: str = field(default="", repr=False)
    command: str = ""
    outcome: str = ""


class Talk(Protocol):
    """Where questions go and answers come from."""

    def ask(self, exchange: Exchange) -> None:
        """Show a question."""

    def read(self) -> Line | None:
        """What the person says, or None when nothing more will come."""

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
    shown = None
    while reflection.status is Status.OPEN:
        stop = None if reflection.current else stop_for(app, reflection)
        if stop:
            reflection = _stopped(app, person, reflection, stop, talk)
            continue
        if not reflection.current:
            break
        if shown != (reflection.current.number, reflection.revising):
            talk.ask(reflection.current)
            shown = (reflection.current.number, reflection.revising)
        said = talk.read()
        line = said or Line(command="pause")
        try:
            reflection = _act(app, person, reflection, reflection.current, line)
        except AssistantError as error:
            if said is None:
                raise
            talk.wrong(error, reflection)
            continue
        if line.command:
            shown = None
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


def _act(
    app: Application, person: Person, reflection: Reflection, current: Exchange, line: Line
) -> Reflection:
    if line.command == "skip":
        return conversation.skip(app, person, reflection.id, current.number)
    if line.command == "back":
        return conversation.go_back(app, person, reflection.id)
    if line.command == "pause":
        return conversation.pause(app, person, reflection.id)
    if line.command == "finish":
        return conversation.finish(app, person, reflection.id)
    if line.command:
        raise BadValue("a command is one of skip, back, pause, finish")
    given = Given(current.number, line.text, line.outcome)
    return conversation.answer(app, person, reflection.id, given)


def _stopped(app: Application, person: Person, reflection: Reflection, stop: Stop, talk: Talk) -> Reflection:
    """Say what is said when it hurts, and do what the person chooses: write on, go on, pause or finish."""
    talk.say(reflection, Kind.SAFETY.value, stop.in_words(reflection.tongue))
    line = talk.read() or Line(command="pause")
    if line.command == "pause":
        return conversation.pause(app, person, reflection.id)
    if line.command == "finish":
        return conversation.finish(app, person, reflection.id)
    if line.text.strip() and not line.command:
        return going_on.add_words(app, person, reflection.id, line.text)
    return going_on.go_on(app, person, reflection.id)


def _keep(app: Application, person: Person, reflection: Reflection, talk: Talk) -> Reflection:
    intro = statement(app.library, reflection.tongue, "summary_intro", reflection.id, {})
    talk.say(reflection, "summary", intro)
    edited = talk.edit(reflection)
    return keep(app, person, reflection.id, edited, reflection.version) if edited else reflection
