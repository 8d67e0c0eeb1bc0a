"""From YAML text to plain data that still knows its lines.

Stricter than YAML on purpose: a key twice, an alias or a tag is a mistake here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from assistant.library.problems import Problem, Severity

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # same interface

Step = str | int
Way = tuple[Step, ...]

_DEEPEST = 20
_PLAIN = {"str", "int", "float", "bool", "null", "timestamp"}


@dataclass
class Parsed:
    """The data of one file, the line of every place in it, and what was wrong on the way."""

    file: str
    data: object = None
    lines: dict[Way, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, way: Way) -> str:
        """A place in words: `stages[0].id, line 7`; a place that is missing has its parent's line."""
        shown = ""
        for step in way:
            shown += f"[{step}]" if isinstance(step, int) else (f".{step}" if shown else step)
        known = way
        while known and known not in self.lines:
            known = known[:-1]
        line = self.lines.get(known)
        return ", ".join(part for part in (shown, f"line {line}" if line else "") if part)

    def report(self, way: Way, message: str, cure: str) -> None:
        """Note an error at a place."""
        self.problems.append(Problem(self.file, self.place(way), message, cure))

    def warn(self, way: Way, message: str, cure: str) -> None:
        """Note at a place what does not keep the file out."""
        self.problems.append(Problem(self.file, self.place(way), message, cure, Severity.WARNING))


def parse(text: str, file: str) -> Parsed:
    """The data of a YAML text. With problems `data` is what could be read, or None."""
    parsed = Parsed(file)
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                parsed.report((), "The file holds nothing but comments.", "Fill it or remove it.")
            else:
                parsed.data = _value(node, (), parsed, loader, set())
        finally:
            loader.dispose()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        parsed.problems.append(_syntax(error, file))
    return parsed


def _syntax(error: Exception, file: str) -> Problem:
    """A YAML syntax error in our words."""
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is nested too deeply"
    return Problem(
        file,
        place,
        f"This is not valid YAML: {said}.",
        "Look at this line and the one before: usually a quote, a colon or the indentation is missing.",
    )


def _value(node: yaml.Node, way: Way, parsed: Parsed, loader: _Loader, seen: set[int]) -> object:
    """Plain data of a node; notes its line."""
    parsed.lines[way] = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, way, parsed, loader)
    if id(node) in seen or len(way) > _DEEPEST:
        parsed.report(
            way, "A reference (*name) or a very deep nesting is not allowed here.", "Write the text out."
        )
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*way, n), parsed, loader, seen) for n, item in enumerate(node.value)]
    return _mapping(node, way, parsed, loader, seen)


def _scalar(node: yaml.ScalarNode, way: Way, parsed: Parsed, loader: _Loader) -> object:
    if node.tag.rpartition(":")[2] not in _PLAIN:
        parsed.report(way, f"The tag {node.tag} is not allowed here.", "Write plain text in quotes.")
        return None
    value: object = loader.construct_object(node)
    return value


def _mapping(node: yaml.Node, way: Way, parsed: Parsed, loader: _Loader, seen: set[int]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            parsed.report(way, "A key must be one word.", "Check the brackets and the indentation.")
            continue
        key = key_node.value
        here = (*way, key)
        if key in values:
            first = parsed.lines.get(here)
            parsed.lines[here] = key_node.start_mark.line + 1
            parsed.report(
                here, f'The key "{key}" stands here twice (first in line {first}).', "Keep one of them."
            )
            continue
        values[key] = _value(value_node, here, parsed, loader, seen)
        parsed.lines[here] = key_node.start_mark.line + 1
    return values
