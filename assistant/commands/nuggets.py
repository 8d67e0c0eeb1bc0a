"""`assistant nuggets`: send what is due, without a server."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    send = verbs.add_parser("send-due", help="send the nuggets whose day has come, once around")
    send.add_argument("--json", action="store_true", help="one JSON object for everything")


def run(given: argparse.Namespace) -> int:
    """Send what is due. Returns 0, or 1 when the mail server could not be used."""
    from assistant.bootstrap import application
    from assistant.errors import SettingsError
    from assistant.services.nugget_sending import send_round
    from assistant.settings import load_settings

    with application(load_settings()) as app:
        if app.post.server is None:
            raise SettingsError("Nothing can be sent: ASSISTANT_SMTP_HOST names no mail server.")
        with app.post.postman.alone():
            done = send_round(app)
    if given.json:
        sys.stdout.write(json.dumps(asdict(done)) + "\n")
    else:
        sys.stdout.write(
            f"{done.sent} sent, {done.failed} refused, {done.uncertain} uncertain, {done.waiting} waiting.\n"
        )
        if done.trouble:
            sys.stdout.write(f"The mail server cannot be used: {done.trouble}. What waits is tried again.\n")
    return 1 if done.trouble else 0
