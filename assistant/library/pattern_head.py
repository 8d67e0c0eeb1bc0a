"""Checks the front matter of a pattern: its keys, its dates, and that it fits the place it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.domain.language import Language
from assistant.domain.patterns import Finding, PatternId, PatternState
from assistant.library.frontmatter import Entry, FrontMatter
from assistant.library.problems import did_you_mean

KEYS = ("id", "language", "title", "summary", "owner", "state", "reviewed", "review_by")
#: Most characters of the texts in the front matter.
LONGEST = {"title": 120, "summary": 400, "owner": 100}

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64


@dataclass(frozen=True)
class Head:
    """What the front matter says."""

    title: str
    summary: str
    owner: str
    state: PatternState
    reviewed: date | None
    review_by: date | None


def usable_id(pattern_id: str) -> bool:
    """Whether a pattern may have this id: a-z, 0-9 and hyphens."""
    return bool(_ID.fullmatch(pattern_id)) and len(pattern_id) <= LONGEST_ID


def read_head(
    matter: FrontMatter, pattern_id: PatternId, language: Language, findings: list[Finding]
) -> Head:
    """The front matter, empty or a draft where it does not say; what is wrong goes to `findings`."""
    entries = matter.entries
    if not entries:
        return Head("", "", "", PatternState.DRAFT, None, None)
    _check_keys(entries, findings)
    _check_place(entries, pattern_id, language, findings)
    state = _state(entries.get("state"), findings)
    reviewed, review_by = (_date(entries, name, findings) for name in ("reviewed", "review_by"))
    if state is PatternState.REVIEWED and "reviewed" not in entries:
        message, cure = "A reviewed text needs the day of its review.", 'Add "reviewed: 2026-03-12".'
        findings.append(Finding("pattern-reviewed-missing", entries["state"].line, message, cure))
    if reviewed and review_by and review_by < reviewed:
        message = f"review_by ({review_by}) lies before reviewed ({reviewed})."
        line = entries["review_by"].line
        findings.append(Finding("pattern-date-order", line, message, "Choose a later day."))
    texts = {name: entries[name].value if name in entries else "" for name in LONGEST}
    return Head(
        texts["title"], texts["summary"], texts["owner"], state or PatternState.DRAFT, reviewed, review_by
    )


def _check_keys(entries: dict[str, Entry], findings: list[Finding]) -> None:
    for name, entry in entries.items():
        if name not in KEYS:
            message, cure = f'The key "{name}" is not known here.', did_you_mean(name, KEYS)
            findings.append(Finding("pattern-key-unknown", entry.line, message, cure, {"name": name}))
        elif not entry.value:
            message, cure = f'The key "{name}" has no text.', "Write it behind the colon."
            findings.append(Finding("pattern-key-empty", entry.line, message, cure, {"name": name}))
        elif len(entry.value) > LONGEST.get(name, len(entry.value)):
            message = f'"{name}" has {len(entry.value)} characters; at most {LONGEST[name]} are shown.'
            values: dict[str, str | int] = {"name": name, "limit": LONGEST[name]}
            findings.append(Finding("pattern-key-long", entry.line, message, "Shorten it.", values))
    for name in KEYS:
        if name not in entries and name != "reviewed":
            message, cure = f'The key "{name}" is missing.', f'Add "{name}:" to the front matter.'
            findings.append(Finding("pattern-key-missing", 1, message, cure, {"name": name}))


def _check_place(
    entries: dict[str, Entry], pattern_id: PatternId, language: Language, findings: list[Finding]
) -> None:
    said = entries.get("id")
    if said and said.value and said.value != pattern_id:
        message = f'The id is "{said.value}", but this is the pattern "{pattern_id}".'
        values = {"name": said.value, "expected": pattern_id}
        cure = f'Write "id: {pattern_id}".'
        findings.append(Finding("pattern-id-differs", said.line, message, cure, values))
    tongue = entries.get("language")
    if tongue is None or not tongue.value or tongue.value == language.value:
        return
    values = {"name": tongue.value, "expected": language.value}
    if tongue.value not in {known.value for known in Language}:
        message = f'"{tongue.value}" is no language of the product.'
        key, cure = "pattern-language-unknown", f'Write "language: {language.value}".'
    else:
        message = f'The language is "{tongue.value}", but this is the text in "{language.value}".'
        key, cure = "pattern-language-differs", f'Write "language: {language.value}".'
    findings.append(Finding(key, tongue.line, message, cure, values))


def _state(entry: Entry | None, findings: list[Finding]) -> PatternState | None:
    if entry is None or not entry.value:
        return None
    known = [state.value for state in PatternState]
    if entry.value in known:
        return PatternState(entry.value)
    message, cure = f'"{entry.value}" is no state.', did_you_mean(entry.value, known)
    findings.append(Finding("pattern-state-unknown", entry.line, message, cure, {"name": entry.value}))
    return None


def _date(entries: dict[str, Entry], name: str, findings: list[Finding]) -> date | None:
    entry = entries.get(name)
    if entry is None or not entry.value:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.value):
            return date.fromisoformat(entry.value)
    except ValueError:
        pass
    message, cure = f'"{entry.value}" is no day.', "Write it as 2026-03-12."
    findings.append(Finding("pattern-date", entry.line, message, cure, {"name": name, "text": entry.value}))
    return None
