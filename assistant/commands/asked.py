"""Commands that are asked by lines: one JSON object in, one out, and an error object for a bad one."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

Asked = dict[str, Any]
_Kind = TypeVar("_Kind", bound=StrEnum)


def answer_lines(answer: Callable[[Asked], Asked], needed: str) -> None:
    """Answer what comes in on standard input, line by line; `needed` names the text that no line may lack.

    Whatever of our errors `answer` raises becomes an error object.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if line.strip():
            said = json.dumps(_answered(answer, line, needed), ensure_ascii=False)
            sys.stdout.write(said.encode("utf-8", "replace").decode() + "\n")
            sys.stdout.flush()


def one_of(asked: Asked, key: str, kind: type[_Kind]) -> _Kind | None:
    """The value of a key. Raises BadValue when it is none of those there are."""
    from assistant.errors import BadValue

    value = asked.get(key) or None
    if value is None:
        return None
    if not isinstance(value, str) or value not in {one.value for one in kind}:
        raise BadValue(f"{key} is one of: {', '.join(one.value for one in kind)}")
    return kind(value)


def _answered(answer: Callable[[Asked], Asked], line: str, needed: str) -> Asked:
    from assistant.errors import AssistantError, BadValue

    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        return _error(None, f'a line is one JSON object {{"id": …, "{needed}": …}}')
    if not isinstance(asked.get(needed), str):
        return _error(asked.get("id"), f'a line needs a text "{needed}"')
    try:
        return {"id": asked.get("id"), **answer(asked)}
    except BadValue as error:
        return _error(asked.get("id"), str(error))
    except AssistantError as error:
        return _error(asked.get("id"), str(error), error.key)


def _error(name: object, text: str, key: str = "error-bad-value") -> Asked:
    return {"id": name, "kind": "error", "key": key, "text": text}
