"""When it hurts: the method stops, says so plainly, names people and numbers, and leaves the choice (rule 9).

Nothing of this is stored. Whether the conversation has stopped follows each time from what was said last and
from no question having been asked since: one that is asked on the person's own wish ends it, without a mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.domain.contacts import Contact
from assistant.domain.danger import Danger
from assistant.domain.language import Tongue
from assistant.domain.reflections import Exchange, Mode, Reflection, Status
from assistant.services.application import Application
from assistant.services.safety import look


@dataclass(frozen=True)
class Stop:
    """What is said in place of a question, and whom one can turn to."""

    danger: Danger
    says: str = field(repr=False)
    nobody_informed: str
    go_on: str
    contacts: tuple[Contact, ...]

    def in_words(self, tongue: Tongue) -> str:
        """All of it as plain text."""
        lines = [self.says, *(contact_line(one, tongue) for one in self.contacts)]
        return "\n".join([*lines, self.nobody_informed, self.go_on])


def stop_for(app: Application, reflection: Reflection) -> Stop | None:
    """What stops this conversation now, if anything: its last answer, as long as no question follows it."""
    said = said_last(reflection)
    return stop_in(app, said.answer or "", reflection.tongue) if said else None


def said_last(reflection: Reflection) -> Exchange | None:
    """What was answered or changed last in a conversation, as long as nothing was asked since."""
    talks = reflection.status is Status.OPEN and reflection.mode is not Mode.FORM
    answered = [one for one in reflection.exchanges if one.answered_at is not None]
    if not talks or reflection.revising is not None or not answered:
        return None
    last = max(answered, key=lambda one: (one.answered_at, one.number))
    waiting = reflection.current
    if waiting and last.answered_at and waiting.asked_at >= last.answered_at:
        return None
    return last if last.answer else None


def stop_in(app: Application, text: str, tongue: Tongue) -> Stop | None:
    """What is said when this text shows a danger, in the person's language; None when it shows none."""
    looked = look(app.safety, text, also=tongue.language)
    if not looked.danger:
        return None
    says = app.safety.guide.says(tongue.language)[looked.danger.kind]
    return Stop(
        looked.danger,
        says.stopping(looked.danger).for_(tongue.address),
        says.nobody_informed.for_(tongue.address),
        says.go_on.for_(tongue.address),
        looked.contacts,
    )


def stop_in_new(app: Application, before: Iterable[str], now: Iterable[str], tongue: Tongue) -> Stop | None:
    """What is said when words that were not there before show a danger; the others were read already."""
    known = {text.strip() for text in before}
    new = (text for text in now if text.strip() and text.strip() not in known)
    return next((stop for text in new if (stop := stop_in(app, text, tongue))), None)


def stop_in_kept(app: Application, reflection: Reflection) -> Stop | None:
    """What is said when something the person only wrote into the summary shows a danger."""
    summary = reflection.summary
    if summary is None:
        return None
    answers = "\n".join(exchange.answer or "" for exchange in reflection.exchanges)
    written = [
        *(sentence for stage in summary.stages for sentence in stage.sentences),
        *(text for plan in summary.plans for text in (plan.cue, plan.action)),
        summary.question,
    ]
    new = (text for text in written if text.strip() and text.strip() not in answers)
    return stop_in_new(app, (), new, reflection.tongue)


def shaken(app: Application, reflection: Reflection) -> bool:
    """Whether any answer shows a danger: then nothing is asked after, quoted or offered any more."""
    answers = (e.answer for e in reflection.exchanges if e.answer)
    return any(stop_in(app, answer, reflection.tongue) for answer in answers)


def contact_line(contact: Contact, tongue: Tongue) -> str:
    """One contact in a line."""
    name, hours, note = (text.for_(tongue.language) for text in (contact.name, contact.hours, contact.note))
    reached = ", ".join(part for part in (contact.phone, contact.url) if part)
    rest = ", ".join(part for part in (hours, note) if part)
    return f"{name}: {reached}" + (f" ({rest})" if rest else "")
