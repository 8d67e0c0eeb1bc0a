"""`assistant serve`: the web interface."""

from __future__ import annotations

import argparse
import logging
import secrets
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.services.application import Application
    from assistant.services.demo import DemoLogin
    from assistant.settings import Settings


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("--demo", action="store_true", help="with a demo organisation, made once")
    command.add_argument("--host", help="address to listen on (otherwise ASSISTANT_HOST)")
    command.add_argument("--port", type=int, help="port to listen on (otherwise ASSISTANT_PORT)")


def run(given: argparse.Namespace) -> int:
    """Serve until stopped. Returns 0."""
    from assistant.bootstrap import application
    from assistant.settings import load_settings
    from assistant.storage.locks import serving

    settings = load_settings(host=given.host, port=given.port)
    logging.basicConfig(
        level=settings.log_level.value.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for noisy in ("httpx", "httpcore", "asyncio", "urllib3", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    with serving(settings.data), application(settings) as app:
        _serve(app, settings, given.demo)
    return 0


def _serve(app: Application, settings: Settings, demo: bool) -> None:
    import uvicorn

    from assistant.services.conversation import answer_open_turns
    from assistant.services.demo import make_demo
    from assistant.services.feedback_drafts import end_old
    from assistant.services.people import nobody_yet
    from assistant.ui.screens import ProductScreens
    from assistant.web.app import create_app
    from assistant.web.download_pages import download_router

    logins = make_demo(app) if demo else []
    answer_open_turns(app)
    end_old(app)
    app.forget_deleted()
    code = secrets.token_urlsafe(12) if nobody_yet(app) else ""
    screens = ProductScreens(app, settings.name, settings.accent, settings.dark_accent)
    web = create_app(app, settings, screens, first_code=code, routers=[download_router(app, settings)])
    _greet(settings, logins, code, demo)
    config = uvicorn.Config(
        web,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    _start_beside(app, settings, lambda: server.started)
    try:
        server.run()
    except KeyboardInterrupt:
        return  # Ctrl-C is how the assistant is stopped.
    finally:
        app.post.postman.stop()
        app.index.stop()
    if not server.started:
        raise SystemExit(3)


def _start_beside(app: Application, settings: Settings, when: Callable[[], bool]) -> None:
    """Begin what goes on in the background: tending the index, sending mail."""
    from assistant.services.nugget_sending import Sending

    if settings.tend_index:
        app.index.start(when)
    if app.post.server:
        app.post.postman.start(Sending(app), when)


def _greet(settings: Settings, logins: list[DemoLogin], code: str, demo: bool) -> None:
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    lines = [f"Open {address}/login in a browser on this machine. Ctrl-C stops the assistant."]
    if logins:
        lines.append("The demo organisation was made. These logins are shown only now:")
        lines += [
            f"  {one.login:<8} {one.password}   {one.name} ({one.language}; {', '.join(one.roles)})"
            for one in logins
        ]
    elif code:
        lines.append(
            f"There is nobody yet. Make the first administrator at {address}/first with the code {code}"
        )
    elif demo:
        lines.append("The logins were shown at the first start. A new password: assistant people reset LOGIN")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
