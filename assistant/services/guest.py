"""A language model as a guest: it words what was decided, and code decides whether that is shown.

The person's words are stored before. Nothing of the database is held open while the model writes. What is
sent is written down before it is sent. Whatever goes wrong, the curated wording stays.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from assistant.domain.ids import PersonId, ReflectionId
from assistant.domain.language import Address, Language, Tongue
from assistant.domain.prompts import Prompt, Sent, as_data, filled, fitted, size
from assistant.domain.reflections import Exchange, Kind, Reflection
from assistant.domain.worded import Grounds, faults
from assistant.services.application import Application
from assistant.services.ids import new_id
from assistant.services.model_ports import (
    NOT_SENT,
    Guest,
    ModelCall,
    ModelDay,
    Outcome,
    ToWord,
    Written,
)
from assistant.services.to_word import PROMPTS, to_word

_log = logging.getLogger("assistant.models")

#: A turn's message, the person's words in it, has at most so many tokens.
MOST_TOKENS: Final = 400
#: An answer has at most so many; one that is longer broke the rules.
_MOST_WRITTEN: Final = {Kind.OFFER: 200}
_MOST_QUESTION: Final = 72
_TRIES: Final = 2
#: With less time left than this it is not asked again. Seconds.
_TOO_LATE: Final = 1.0
_LANGUAGES: Final = {Language.NL: "Dutch, informal (je)", Language.EN: "English"}

_under_way: set[ReflectionId] = set()
_lock = threading.Lock()


@dataclass(frozen=True)
class _Turn:
    """All that one wording is made of."""

    app: Application
    guest: Guest
    reflection: Reflection
    wish: ToWord
    until: float
    grounds: Grounds = field(repr=False)

    @property
    def number(self) -> int:
        """The number of the exchange that is worded."""
        return self.reflection.exchanges[-1].number


def reworded(app: Application, reflection: Reflection) -> Reflection:
    """The reflection with its new question as the model words it, or as it is.

    Somebody who opens the page anew while a model writes has the curated question at once.
    """
    try:
        return _reworded(app, reflection)
    except Exception as error:  # a busy database, a reflection deleted meanwhile: the turn has its question
        _log.warning("a question stays as it is, because of %s", type(error).__name__)
        return reflection


def _reworded(app: Application, reflection: Reflection) -> Reflection:
    guest = app.guest
    wish = to_word(app, reflection) if guest else None
    if guest is None or wish is None:
        return reflection
    if guest.model.waits() is not None or not _wanted(app, guest, reflection.person_id):
        return reflection
    with _alone(reflection.id) as alone:
        if not alone:
            return reflection
        until = time.monotonic() + guest.seconds
        text, by = _worded(_Turn(app, guest, reflection, wish, until, grounds_of(guest, wish)))
    if not text:
        return reflection
    asked = replace(reflection.exchanges[-1], text=text, wording=by, asked_at=app.clock())
    return reflection.with_exchange(asked)


def is_from_model(exchange: Exchange) -> bool:
    """Whether a model worded the question."""
    return exchange.wording.startswith("model:")


@contextmanager
def _alone(reflection_id: ReflectionId) -> Iterator[bool]:
    """Whether no other thread has the same reflection's question worded at the moment."""
    with _lock:
        first = reflection_id not in _under_way
        _under_way.add(reflection_id)
    try:
        yield first
    finally:
        if first:
            with _lock:
                _under_way.discard(reflection_id)


def _wanted(app: Application, guest: Guest, person_id: PersonId) -> bool:
    """Whether the person wants it and has calls left today."""
    with app.work(read_only=True) as work:
        if work.model_people.off(person_id):
            return False
        used = work.model_people.calls(person_id, _today(app))
    return not guest.calls_a_day or used < guest.calls_a_day


def _worded(turn: _Turn) -> tuple[str, str]:
    """A wording that passes every check, and what made it; two empty texts when none does."""
    prompt = turn.guest.prompts[PROMPTS[turn.wish.kind]]
    broken: tuple[str, ...] = ()
    for _ in range(_TRIES):
        left = turn.until - time.monotonic()
        if left < _TOO_LATE and broken:
            break
        sent = message(turn.guest, prompt, turn.wish, broken)
        if sent is None or not _wanted(turn.app, turn.guest, turn.reflection.person_id):
            break
        written, broken = _asked(turn, prompt, sent, left)
        if written.outcome is Outcome.SHOWN:
            return written.text, f"model:{turn.guest.model.name} {prompt.name}"
        if written.outcome not in (Outcome.NOT_FIT, Outcome.TOO_LONG):
            break
    return "", ""


def _asked(turn: _Turn, prompt: Prompt, sent: Sent, seconds: float) -> tuple[Written, tuple[str, ...]]:
    """One call, written down before and after; what came of it, and the rules it broke."""
    app, model = turn.app, turn.guest.model
    call = ModelCall(
        new_id(),
        turn.reflection.id,
        turn.number,
        app.clock(),
        model.name,
        model.place,
        prompt.name,
        sent.text,
    )
    with app.work() as work:
        work.model_calls.add(call)
        work.model_people.called(turn.reflection.person_id, _today(app))
        work.commit()
    written = model.write(sent, seconds, _MOST_WRITTEN.get(turn.wish.kind, _MOST_QUESTION))
    broken: tuple[str, ...] = ("too-long",) if written.outcome is Outcome.TOO_LONG else ()
    if written.outcome is Outcome.ANSWERED:
        text = " ".join(written.text.split())
        broken = faults(text, turn.grounds, app.language_of)
        written = replace(written, text=text, outcome=Outcome.NOT_FIT if broken else Outcome.SHOWN)
    counted = _counted(turn.guest, sent, written)
    _note(app, replace(call, outcome=written.outcome, received=written.text, faults=broken), counted)
    if written.outcome is not Outcome.SHOWN:
        _log.info("a wording of %s was not used: %s %s", model.name, written.outcome, ", ".join(broken))
    return written, broken


def _counted(guest: Guest, sent: Sent, written: Written) -> Written:
    """The tokens the provider counted; where it says nothing, ours, for what went out all the same."""
    if written.tokens_in or written.outcome in NOT_SENT:
        return written
    return replace(written, tokens_in=size(sent, guest.count), tokens_out=guest.count(written.text))


def _note(app: Application, call: ModelCall, written: Written) -> None:
    """Store what came of a call, and add it to the figures of the day."""
    call = replace(call, tokens_in=written.tokens_in, tokens_out=written.tokens_out)
    shown = int(call.outcome is Outcome.SHOWN)
    with app.work() as work:
        work.model_calls.save(call)
        work.model_days.count(
            ModelDay(_today(app), call.model, 1, shown, written.tokens_in, written.tokens_out)
        )
        work.commit()


def message(guest: Guest, prompt: Prompt, wish: ToWord, broken: tuple[str, ...] = ()) -> Sent | None:
    """What is sent, at most `MOST_TOKENS` long: the last answer is cut to fit. None when nothing fits."""
    again = f"Your last text broke these rules: {', '.join(broken)}. Write another." if broken else ""
    values = {
        "language": _spoken(wish.tongue),
        "aim": as_data(wish.aim),
        "missing": wish.missing,
        "curated": as_data(wish.curated.replace(wish.quote, "(quote)") if wish.quote else wish.curated),
        "quote": as_data(wish.quote),
        "source": as_data(wish.source),
        "again": again,
    }

    def made(said: str) -> Sent:
        return filled(prompt, {**values, "said": as_data(said)})

    def fits(said: str) -> bool:
        return size(made(said), guest.count) <= MOST_TOKENS

    chosen = fitted(" ".join(wish.said[-1].split()), fits)
    return made(chosen) if chosen else None


def _spoken(tongue: Tongue) -> str:
    if tongue.language is Language.DE:
        return "German, informal (du)" if tongue.address is Address.DU else "German, formal (Sie)"
    return _LANGUAGES[tongue.language]


def grounds_of(guest: Guest, wish: ToWord) -> Grounds:
    """What the checks hold a wording to."""
    language = wish.tongue.language
    return Grounds(
        tongue=wish.tongue,
        curated=wish.curated,
        said=wish.said,
        asked=wish.asked,
        quote=wish.quote,
        source=wish.source,
        aim=wish.aim,
        known=guest.vocabulary[language],
        feelings=guest.feelings[language],
    )


def _today(app: Application) -> str:
    return app.clock().date().isoformat()
