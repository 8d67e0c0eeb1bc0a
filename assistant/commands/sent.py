"""`assistant model sent|off|on`: what went to a language model for one person, and whether they want one."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from assistant.commands.whose import person_named
from assistant.domain.ids import ReflectionId
from assistant.domain.language import Tongue
from assistant.domain.people import Person
from assistant.services import model_use
from assistant.services.application import Application
from assistant.services.model_ports import NOT_SENT, THIS_MACHINE, ModelCall
from assistant.ui.texts import catalogue


def tell_sent(app: Application, given: argparse.Namespace) -> int:
    """Write every call made for the person, or for one of their reflections, in order. Returns 0."""
    person = person_named(app, given.login, "model sent")
    if given.id:
        calls = model_use.what_was_sent(app, person, ReflectionId(given.id))
    else:
        calls = model_use.all_that_was_sent(app, person)
    tongue = app.tongue(person.language)
    for call in calls:
        _say(json.dumps(_shape(call), ensure_ascii=False) if given.json else _in_words(call, tongue))
    if not calls and not given.json:
        _say(catalogue(tongue).text("model-sent-nothing"))
    return 0


def switch(app: Application, given: argparse.Namespace) -> int:
    """Switch the model off for the person, or on again. Returns 0."""
    person = person_named(app, given.login, f"model {given.verb}")
    off = given.verb == "off"
    model_use.switch_model(app, person, off)
    if given.json:
        _say(json.dumps({"login": person.login, "off": off}))
    else:
        _say(_told(app, person, "model-is-off" if off else "model-is-on"))
    return 0


def _told(app: Application, person: Person, key: str) -> str:
    return catalogue(app.tongue(person.language)).text(key)


def _shape(call: ModelCall) -> dict[str, Any]:
    """One call as a line; `sent` is empty when it never went out."""
    return {
        "id": call.reflection_id,
        "turn": call.number,
        "at": call.at.isoformat(),
        "model": call.model,
        "place": call.place,
        "prompt": call.prompt,
        "outcome": call.outcome.value,
        "sent": "" if call.outcome in NOT_SENT else call.sent,
        "received": call.received,
        "faults": list(call.faults),
        "tokens_in": call.tokens_in,
        "tokens_out": call.tokens_out,
    }


def _in_words(call: ModelCall, tongue: Tongue) -> str:
    """One call in the person's language, as on their page."""
    texts = catalogue(tongue)
    place = texts.text("model-here") if call.place == THIS_MACHINE else call.place
    where = texts.text("model-call", model=call.model, place=place, prompt=call.prompt)
    lines = [f"{call.at:%Y-%m-%d %H:%M} UTC · {call.reflection_id} · {where}"]
    lines.append(texts.text(f"model-outcome-{model_use.came_of(call)}"))
    if call.outcome not in NOT_SENT:
        lines += [f"{texts.text('model-sent')}:", call.sent]
    if call.received:
        lines += [f"{texts.text('model-received')}:", call.received]
    return "\n".join(lines) + "\n"


def _say(text: str) -> None:
    sys.stdout.write(text.encode("utf-8", "replace").decode() + "\n")
