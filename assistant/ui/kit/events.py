"""Binding a browser event to one service function: who, may they, what went wrong.

Every event has a name `workspace/verb` that must stand in `EVENTS`; an event that does not cannot be built.
The person comes from the login, never from the page.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import gradio as gr

from assistant.domain.people import Person
from assistant.errors import AssistantError, BadText, BadValue, NotAllowed
from assistant.services.permissions import Action, require
from assistant.ui.kit.markup import link, tag
from assistant.ui.kit.page import header_for
from assistant.ui.kit.screen import Screen

_log = logging.getLogger("assistant.ui")

#: Every event of every screen and what it does. The tests hold this against what is built.
EVENTS: dict[str, Action] = {
    "learn/open_start": Action.SEE_HOME,
    "learn/propose": Action.REFLECT,
    "learn/begin": Action.REFLECT,
    "learn/open_talk": Action.REFLECT,
    "learn/answer": Action.REFLECT,
    "learn/go_on": Action.REFLECT,
    "learn/skip": Action.REFLECT,
    "learn/back": Action.REFLECT,
    "learn/pause": Action.REFLECT,
    "learn/finish": Action.REFLECT,
    "learn/open_form": Action.REFLECT,
    "learn/save_form": Action.REFLECT,
    "learn/finish_form": Action.REFLECT,
    "learn/open_summary": Action.REFLECT,
    "learn/keep": Action.REFLECT,
    "learn/keep_later": Action.REFLECT,
    "learn/open_contents": Action.READ_OWN_REFLECTIONS,
    "learn/object_to_labels": Action.REFLECT,
    "learn/open_reflections": Action.READ_OWN_REFLECTIONS,
    "learn/search_reflections": Action.READ_OWN_REFLECTIONS,
    "learn/more_reflections": Action.READ_OWN_REFLECTIONS,
    "learn/open_reflection": Action.READ_OWN_REFLECTIONS,
    "learn/delete_reflection": Action.DELETE_OWN_REFLECTION,
    "learn/open_intentions": Action.KEEP_OWN_INTENTIONS,
    "learn/tell_outcome": Action.KEEP_OWN_INTENTIONS,
    "learn/open_model": Action.READ_OWN_REFLECTIONS,
    "learn/switch_model": Action.REFLECT,
    "library/open_library": Action.READ_LIBRARY,
    "library/search_library": Action.READ_LIBRARY,
    "library/resume_search": Action.READ_LIBRARY,
    "library/note_shown": Action.READ_LIBRARY,
    "library/pass_on_question": Action.READ_LIBRARY,
    "library/open_pattern": Action.READ_LIBRARY,
    "library/open_desk": Action.REVIEW_PATTERNS,
    "library/answer_question": Action.REVIEW_PATTERNS,
    "library/remove_question": Action.REVIEW_PATTERNS,
    "library/begin_pattern": Action.WRITE_PATTERNS,
    "library/open_sheet": Action.WRITE_PATTERNS,
    "library/join_sheet": Action.WRITE_PATTERNS,
    "library/save_sheet": Action.WRITE_PATTERNS,
    "library/offer_sheet": Action.WRITE_PATTERNS,
    "library/discard_typed": Action.WRITE_PATTERNS,
    "library/open_review": Action.REVIEW_PATTERNS,
    "library/approve_pattern": Action.REVIEW_PATTERNS,
    "library/send_back_pattern": Action.REVIEW_PATTERNS,
    "library/open_versions": Action.WRITE_PATTERNS,
    "library/compare_versions": Action.WRITE_PATTERNS,
    "library/restore_version": Action.WRITE_PATTERNS,
    "library/open_documents": Action.READ_LIBRARY,
    "library/remove_document": Action.MANAGE_DOCUMENTS,
    "accompany/open_home": Action.SEE_ACCOMPANYING,
    "lead/open_home": Action.SEE_LEADING,
    "lead/open_give": Action.SEE_LEADING,
    "lead/criticise": Action.SEE_LEADING,
    "lead/try_example": Action.SEE_LEADING,
    "lead/draft_feedback": Action.SEE_LEADING,
    "lead/preview_draft": Action.SEE_LEADING,
    "lead/keep_draft": Action.SEE_LEADING,
    "lead/delete_draft": Action.SEE_LEADING,
    "lead/open_nuggets": Action.SEND_NUGGETS,
    "lead/suggest_nugget": Action.SEND_NUGGETS,
    "lead/other_nugget": Action.SEND_NUGGETS,
    "lead/count_nugget": Action.SEND_NUGGETS,
    "lead/choose_team": Action.SEND_NUGGETS,
    "lead/copy_nugget": Action.SEND_NUGGETS,
    "lead/plan_nugget": Action.SEND_NUGGETS,
    "lead/take_back_nugget": Action.SEND_NUGGETS,
    "lead/show_feed": Action.SEND_NUGGETS,
    "lead/renew_feed": Action.SEND_NUGGETS,
    "develop/open_home": Action.SEE_DEVELOPING,
    "administer/open_home": Action.MANAGE_PEOPLE,
    "administer/add_person": Action.MANAGE_PEOPLE,
    "administer/change_person": Action.MANAGE_PEOPLE,
    "administer/switch_person": Action.MANAGE_PEOPLE,
    "administer/reset_password": Action.MANAGE_PEOPLE,
}

#: The pages that can fail to open, by the event that opens them.
_OPENED = {
    "open_talk": "reflect",
    "open_form": "form",
    "open_summary": "summary",
    "open_reflection": "reflection",
    "open_contents": "contents",
    "open_model": "model",
    "open_pattern": "pattern",
    "open_documents": "documents",
    "open_desk": "desk",
    "open_sheet": "write",
    "open_review": "review",
    "open_versions": "versions",
    "open_give": "give",
    "open_nuggets": "nuggets",
}

#: What a handler does: the person, the request, the values of the inputs; returns the outputs' values.
Handler = Callable[..., Sequence[Any]]


def bind(
    screen: Screen,
    trigger: Callable[..., Any],
    verb: str,
    handler: Handler,
    inputs: Sequence[Any],
    outputs: Sequence[Any],
    notice: Any,
    *,
    as_typed: bool = False,
) -> None:
    """Let `trigger` (a component's event) call `handler`; messages appear in `notice`.

    When the handler raises one of our errors, the notice says so: what was typed stays. With `as_typed`
    nothing on the page stirs while an answer is made, and a call in the meantime is kept until it is there;
    of several only the last, so that the last answer is that to the last call.
    """
    name = f"{screen.workspace}/{verb}"
    trigger(
        _answering(screen, verb, handler, inputs, outputs),
        inputs=list(inputs),
        outputs=[notice, *outputs],
        api_name=name.replace("/", "_"),
        api_visibility="private",
        show_progress="hidden" if as_typed else "minimal",
        trigger_mode="always_last" if as_typed else None,
        preprocess=False,  # `readable` does it, so that what is wrong is said in the person's language
    )


def _answering(
    screen: Screen, verb: str, handler: Handler, inputs: Sequence[Any], outputs: Sequence[Any]
) -> Callable[..., list[Any]]:
    """What Gradio calls: asks who it is and whether they may, and turns errors into messages."""
    name = f"{screen.workspace}/{verb}"
    action = EVENTS[name]

    def run(request: gr.Request, *values: Any) -> list[Any]:
        try:
            person = person_of(screen, request)
            require(person, action)
            return [nothing_to_say(), *handler(person, request, *readable(inputs, values))]
        except AssistantError as error:
            return [_failed(screen, verb, error.key, **error.values), *_left(screen, request, verb, outputs)]
        except Exception as error:
            _log_without_words(name, error)
            return [_failed(screen, verb, "error-unexpected"), *_left(screen, request, verb, outputs)]

    return run


def _failed(screen: Screen, verb: str, key: str, **values: str | int) -> str:
    """What the notice says; where a page did not open, the way home stands in place of its fields."""
    message = said(screen, key, **values)
    if verb not in _OPENED:
        return message
    return message + str(tag("p", link(screen.t("page-home"), screen.url("", "learn")), css="unopened"))


def _left(screen: Screen, request: gr.Request, verb: str, outputs: Sequence[Any]) -> list[Any]:
    """A failed event leaves everything as it is; but a page that cannot be opened still shows the ways to go.

    The first output of every opening event is the page's header.
    """
    left: list[Any] = [gr.skip()] * len(outputs)
    if verb in _OPENED:
        with suppress(AssistantError):
            left[0] = header_for(screen, _OPENED[verb], person_of(screen, request))
    return left


def readable(inputs: Sequence[Any], values: Sequence[Any]) -> list[Any]:
    """The values a page sent, each of its component's kind; the handler knows which choices there are.

    Raises BadValue for another kind, BadText for half a character.
    """
    return [_of_kind(component, value) for component, value in zip(inputs, values, strict=True)]


def _of_kind(component: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(component, gr.Number):
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise BadValue("that is no number")
        return int(value) if component.precision == 0 else value
    if isinstance(component, gr.Checkbox):
        kinds: tuple[type, ...] = (bool,)
    else:
        kinds = (str,) if isinstance(component, gr.Textbox) else (str, int, float)
    parts = value if isinstance(component, gr.CheckboxGroup) and isinstance(value, list) else [value]
    for part in parts:
        if not isinstance(part, kinds):
            raise BadValue("that is no value of this kind")
        if isinstance(part, str):
            _writable(part)
    return value


def _writable(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise BadText("the text holds half a character")


def person_of(screen: Screen, request: gr.Request) -> Person:
    """The person logged in, as they are now. Raises NotAllowed when there is none."""
    with screen.app.work(read_only=True) as work:
        person = work.people.by_login(request.username or "")
    if person is None:
        raise NotAllowed("nobody is logged in")
    return person


def said(screen: Screen, key: str, **values: str | int) -> str:
    """A message for the notice of a page."""
    return str(tag("p", screen.t(key, **values), css="notice"))


def nothing_to_say() -> str:
    """An empty notice."""
    return ""


def _log_without_words(name: str, error: Exception) -> None:
    """Note the kind of error and where it arose; its message may hold what a person wrote."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    _log.error("event %s failed: %s at %s", name, type(error).__name__, place)
