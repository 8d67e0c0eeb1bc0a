"""The front matter of a Markdown file: one `key: value` a line between two lines of `---`.

    ---
    id: handing-over-a-case
    title: Handing over a case
    ---

It is YAML, but every value is text as it was written: `2026-03-12`, `yes` and `12` stay what they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

from assistant.domain.patterns import Finding

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # same interface

#: More than this is no front matter. (Deep nesting of 40,000 brackets would also crash libyaml.)
LONGEST = 4_000

_FENCED = re.compile(r"---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_QUOTE = "Write one key and its text a line; a text with a colon or a quote at its start goes in quotes."


@dataclass(frozen=True)
class Entry:
    """The value of one key, in one line of text, and where it stands."""

    value: str
    line: int


@dataclass(frozen=True)
class FrontMatter:
    """The entries by key, the text below and the line at which that begins."""

    entries: dict[str, Entry]
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """The front matter of a text whose lines end in a line feed; what is wrong is in `findings`."""
    fenced = _FENCED.match(text)
    if fenced is None:
        message = "The text does not begin with a front matter between two lines of ---."
        return _nothing(text, Finding("pattern-no-front-matter", 1, message, "Put --- above and below it."))
    body, body_line = text[fenced.end() :], text[: fenced.end()].count("\n") + 1
    if len(fenced[1]) > LONGEST:
        message = f"The front matter has {len(fenced[1])} characters; at most {LONGEST} are read."
        return _nothing(body, Finding("pattern-front-matter", 1, message, "Shorten it."), body_line)
    try:
        node = yaml.compose("---\n" + fenced[1], Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return _nothing(body, _unreadable(error), body_line)
    if not isinstance(node, yaml.MappingNode):
        message = "The front matter holds no keys."
        return _nothing(body, Finding("pattern-front-matter", 1, message, _QUOTE), body_line)
    entries, findings = _entries(node)
    return FrontMatter(entries, body, body_line, findings)


def front_matter(entries: dict[str, str]) -> str:
    """The front matter with these entries, quoted only where YAML would read them otherwise."""
    return "---\n" + "".join(f"{key}: {_scalar(key, value)}\n" for key, value in entries.items()) + "---\n"


def _nothing(body: str, finding: Finding, body_line: int = 1) -> FrontMatter:
    return FrontMatter({}, body, body_line, (finding,))


def _unreadable(error: Exception) -> Finding:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    line = mark.line + 1 if mark else 1
    return Finding(
        "pattern-front-matter", line, f"The front matter is not valid YAML: {said}.", _QUOTE, {"said": said}
    )


def _entries(node: yaml.MappingNode) -> tuple[dict[str, Entry], tuple[Finding, ...]]:
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode) or not isinstance(value_node, yaml.ScalarNode):
            message = "Here stands something nested, not text."
            findings.append(Finding("pattern-front-matter", line, message, _QUOTE, {"said": message}))
        elif key_node.value in entries:
            key, first = key_node.value, entries[key_node.value].line
            message = f'The key "{key}" stands here twice (first in line {first}).'
            finding = Finding("pattern-key-twice", line, message, "Keep one of them.", {"name": key})
            findings.append(finding)
        else:
            entries[key_node.value] = Entry(" ".join(value_node.value.split()), line)
    return entries, tuple(findings)


def _scalar(key: str, value: str) -> str:
    """The value as it is when YAML reads exactly that, else in double quotes; a date stays a date."""
    return value if _is_plain(key, value) else json.dumps(value, ensure_ascii=False)


def _is_plain(key: str, value: str) -> bool:
    try:
        node = yaml.compose(f"{key}: {value}\n", Loader=_Loader)
    except (yaml.YAMLError, ValueError):
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return False
    read = node.value[0][1]
    if not isinstance(read, yaml.ScalarNode) or read.style or read.value != value:
        return False
    return read.tag.rpartition(":")[2] in ("str", "timestamp")
