"""Reads `prompts/*.md`: what a language model is told, one file for each purpose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from assistant.domain.prompts import CLOSE, OPEN, Prompt, places
from assistant.library.files import Found, read_text
from assistant.library.frontmatter import FrontMatter, split_front_matter
from assistant.library.problems import Problem, Severity, did_you_mean, errors

PROMPTS: Final = "prompts"
_EVERY: Final = frozenset({"language", "said", "curated", "again"})
#: The inputs each prompt is given; all of them have a place in it.
INPUTS: Final[Mapping[str, frozenset[str]]] = {
    "question": _EVERY | {"aim"},
    "probe": _EVERY | {"missing"},
    "offer": _EVERY | {"quote", "source"},
}
_KEYS: Final = ("id", "version", "purpose", "inputs")
_SPLIT = re.compile(r"^---[ \t]*$", re.MULTILINE)


def read_prompts(base: Path, own: Path | None, problems: list[Problem]) -> dict[str, Prompt]:
    """The prompts by id: the organisation's own where it is sound, else the shipped one."""
    found: dict[str, Prompt] = {}
    for root, mine in ((base, False), (own, True)):
        folder = root / PROMPTS if root is not None else None
        for path in sorted(folder.glob("*.md")) if folder is not None else ():
            if path.name != "README.md":
                _take(Found(path, mine), found, problems)
    for name in INPUTS:
        if name not in found and not any(Path(p.file).stem == name for p in errors(problems)):
            file = str(base / PROMPTS / f"{name}.md")
            problems.append(Problem(file, "", "The file is missing.", "Restore it."))
    return found


def _take(file: Found, found: dict[str, Prompt], problems: list[Problem]) -> None:
    """Read one file; keep its prompt unless something is wrong."""
    if file.stem not in INPUTS:
        severity = Severity.WARNING if file.own else Severity.ERROR
        cure = did_you_mean(file.stem, INPUTS)
        problems.append(Problem(str(file.path), "", "No prompt of this name is used.", cure, severity))
        return
    text = read_text(file.path)
    if isinstance(text, Problem):
        problems.append(text)
        return
    prompt, wrong = read_prompt(text.replace("\r\n", "\n"), file.stem)
    problems += [Problem(str(file.path), "", message, cure) for message, cure in wrong]
    if prompt is not None and not wrong:
        found[file.stem] = prompt


def read_prompt(text: str, name: str) -> tuple[Prompt | None, list[tuple[str, str]]]:
    """The prompt in a file of that name, and what is wrong with it: what, and what to do."""
    head = split_front_matter(text)
    wrong = [(finding.message, finding.cure) for finding in head.findings]
    wrong += _head_faults(head, name)
    parts = _SPLIT.split(head.body)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        wrong.append(("It does not have two parts.", "Put one line of --- below the instruction."))
    if wrong:
        return None, wrong
    inputs = tuple(_listed(head.entries["inputs"].value))
    system, user = (part.strip() for part in parts)
    prompt = Prompt(
        name, int(head.entries["version"].value), head.entries["purpose"].value, inputs, system, user
    )
    return prompt, _body_faults(prompt)


def _head_faults(head: FrontMatter, name: str) -> list[tuple[str, str]]:
    wrong = [
        (f'"{key}" is missing.', f"Add {key}: to the front matter.")
        for key in _KEYS
        if key not in head.entries
    ]
    wrong += [
        (f'"{key}" is not known here.', did_you_mean(key, _KEYS)) for key in head.entries if key not in _KEYS
    ]
    if "id" in head.entries and head.entries["id"].value != name:
        wrong.append((f'The id is "{head.entries["id"].value}".', f"It must be the file's name, {name}."))
    if "version" in head.entries and not re.fullmatch(r"[1-9]\d{0,5}", head.entries["version"].value):
        wrong.append(("The version is no number.", "Count from 1, one more with every change."))
    return wrong


def _body_faults(prompt: Prompt) -> list[tuple[str, str]]:
    """Inputs that are not given, or have no place; and no mention of the marks around data."""
    given, named = INPUTS[prompt.id], frozenset(prompt.inputs)
    there = places(prompt.user) | places(prompt.system)
    wrong = [
        (f'The input "{one}" does not exist.', did_you_mean(one, given))
        for one in sorted((named | there) - given)
    ]
    missing = sorted((given - named) | (given - there))
    if missing:
        wrong.append(
            (f"There is no place for: {', '.join(missing)}.", "Name each in inputs and as {{place}}.")
        )
    if places(prompt.system):
        wrong.append(("There are places in the instruction.", "Put them below the line of ---."))
    if OPEN not in prompt.system or CLOSE not in prompt.system:
        wrong.append(
            (f"It does not say what {OPEN} and {CLOSE} mean.", "Say that what is between them is data.")
        )
    return wrong


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
