"""`assistant model`: whether the language model answers, what it is used for in all, and for one person."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings

#: One harmless sentence; no word of a person is in it.
_SENTENCE = "Reply with one short open question about learning from work."


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser("check", help="send one harmless sentence and say what came back")
    usage = verbs.add_parser("usage", help="calls, tokens and cost per day; nothing about a person")
    usage.add_argument("--days", type=int, default=30, metavar="N", help="the last so many days (30)")
    for verb in (check, usage):
        verb.add_argument("--json", action="store_true", help="one JSON object for everything")
    sent = verbs.add_parser("sent", help="what was sent for a person, where to, and what came back")
    sent.add_argument("--id", metavar="ID", help="for this reflection of theirs only")
    off = verbs.add_parser("off", help="nothing of this person goes to a model any more")
    on = verbs.add_parser("on", help="questions may be worded for this person again")
    for verb in (sent, off, on):
        verb.add_argument("--as", dest="login", required=True, metavar="LOGIN", help="whose it is")
        verb.add_argument("--json", action="store_true", help="one JSON object a line")


def run(given: argparse.Namespace) -> int:
    """Run the verb. Returns 0 when it went well, 1 when there is no model or it does not answer."""
    from assistant.settings import load_settings

    settings = load_settings()
    if given.verb == "check":
        return _check(settings, given.json)
    return _usage(settings, given) if given.verb == "usage" else _for_a_person(settings, given)


def _for_a_person(settings: Settings, given: argparse.Namespace) -> int:
    from assistant.bootstrap import application
    from assistant.commands.sent import switch, tell_sent

    with application(settings) as app:
        return tell_sent(app, given) if given.verb == "sent" else switch(app, given)


def _check(settings: Settings, as_json: bool) -> int:
    from assistant.bootstrap import chosen_model
    from assistant.domain.prompts import Sent
    from assistant.models.caller import LangChainModel
    from assistant.models.providers import missing
    from assistant.services.model_ports import Outcome

    choice = chosen_model(settings)
    if choice is None:
        return _say(
            {"model": "", "well": False, "text": "", "trouble": "No model is set or allowed."}, as_json
        )
    trouble = missing(choice)
    if trouble:
        return _say({"model": choice.name, "well": False, "text": "", "trouble": trouble}, as_json)
    began = time.monotonic()
    written = LangChainModel(choice).write(Sent("You are helpful.", _SENTENCE), settings.model_seconds, 60)
    seconds = round(time.monotonic() - began, 2)
    heard = written.outcome in (Outcome.ANSWERED, Outcome.TOO_LONG)
    said: dict[str, str | bool | float] = {"model": choice.name, "place": choice.place, "well": heard}
    trouble = "" if heard else written.outcome.value
    return _say({**said, "seconds": seconds, "text": written.text, "trouble": trouble}, as_json)


def _say(said: dict[str, str | bool | float], as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    elif said["well"]:
        told = f"{said['model']} at {said['place']} answered in {said['seconds']} s: {said['text']}"
        sys.stdout.write(told + "\n")
    else:
        sys.stdout.write(f"{said['model'] or 'no model'}: {said['trouble']}\n")
    return 0 if said["well"] else 1


def _usage(settings: Settings, given: argparse.Namespace) -> int:
    from assistant.bootstrap import application
    from assistant.services.model_use import usage

    with application(settings) as app:
        found = usage(app, given.days)
    if given.json:
        days = [{**vars(day), "cost": round(cost, 4)} for day, cost in found]
        sys.stdout.write(json.dumps({"days": days}, ensure_ascii=False) + "\n")
        return 0
    for day, cost in found:
        tokens = f"{day.tokens_in} tokens sent, {day.tokens_out} received"
        sys.stdout.write(
            f"{day.day} {day.model}: {day.calls} calls, {day.shown} shown, {tokens}, cost {cost:.2f}\n"
        )
    if not found:
        sys.stdout.write("No model was used.\n")
    return 0
