"""Finds the files of `knowledge/patterns/<id>/<language>.md`, the organisation's own over the shipped ones.

An own file replaces the shipped one of the same pattern and language; when it is wrong, that one stays.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.domain.language import Language
from assistant.domain.patterns import Pattern, PatternFile, PatternId, PatternText
from assistant.library.files import Found, read_text
from assistant.library.pattern_head import usable_id
from assistant.library.patterns import read_pattern
from assistant.library.problems import Problem, Severity, did_you_mean

PATTERNS = "knowledge/patterns"

_LANGUAGES = {language.value: language for language in Language}


def pattern_files(base: Path, own: Path | None, problems: list[Problem]) -> tuple[PatternFile, ...]:
    """The sound files, by pattern and language; what is wrong with any is added to `problems`."""
    found: list[PatternFile] = []
    for (pattern_id, language), files in sorted(_layers(base, own, problems).items()):
        for file in files:
            sound = _read(file, PatternId(pattern_id), Language(language), problems)
            if sound is not None:
                found.append(sound)
                break
    return tuple(found)


def as_patterns(files: tuple[PatternFile, ...]) -> tuple[Pattern, ...]:
    """The patterns in these files, by id."""
    texts: dict[PatternId, dict[Language, PatternText]] = {}
    for file in files:
        texts.setdefault(file.text.pattern_id, {})[file.text.language] = file.text
    return tuple(Pattern(pattern_id, by_language) for pattern_id, by_language in sorted(texts.items()))


def _layers(
    base: Path, own: Path | None, problems: list[Problem]
) -> dict[tuple[PatternId, Language], list[Found]]:
    """For each pattern and language its files, the organisation's first."""
    layers: dict[tuple[PatternId, Language], list[Found]] = {}
    for root, mine in ((own, True), (base, False)):
        if root is None or not (root / PATTERNS).is_dir():
            continue
        for path in sorted((root / PATTERNS).glob("*/*")):
            if path.name.startswith("."):
                continue
            problem = _misplaced(path, mine)
            if problem is not None:
                problems.append(problem)
                continue
            key = (PatternId(path.parent.name), _LANGUAGES[path.stem])
            layers.setdefault(key, []).append(Found(path, mine))
        problems += _beside(root / PATTERNS)
    return layers


def _read(
    file: Found, pattern_id: PatternId, language: Language, problems: list[Problem]
) -> PatternFile | None:
    """The file when it is sound."""
    markdown = read_text(file.path)
    if isinstance(markdown, Problem):
        problems.append(markdown)
        return None
    reading = read_pattern(markdown, pattern_id, language)
    for finding in reading.findings:
        place = f"line {finding.line}" if finding.line else ""
        severity = Severity.WARNING if finding.warning else Severity.ERROR
        problems.append(Problem(str(file.path), place, finding.message, finding.cure, severity))
    if reading.sound is None:
        return None
    markdown = markdown.replace("\r\n", "\n").replace("\r", "\n")
    return PatternFile(reading.sound, markdown, hashlib.sha256(markdown.encode()).hexdigest())


def _misplaced(path: Path, own: bool) -> Problem | None:
    """What keeps a file in a pattern's folder from being read."""
    severity = Severity.WARNING if own else Severity.ERROR
    if not usable_id(path.parent.name):
        message = f'"{path.parent.name}" cannot be the id of a pattern, so the file is not read.'
        return Problem(str(path), "", message, "Name the folder with a-z, 0-9 and hyphens.", severity)
    if path.suffix != ".md":
        message = "This file is not read, because its name does not end in .md."
        return Problem(str(path), "", message, "Name it nl.md, de.md or en.md.", severity)
    if path.stem not in _LANGUAGES:
        message = f'"{path.stem}" is no language of the product.'
        return Problem(str(path), "", message, did_you_mean(path.stem, _LANGUAGES), severity)
    return None


def _beside(folder: Path) -> list[Problem]:
    """Warnings for files that lie beside the patterns' folders."""
    return [
        Problem(
            str(path),
            "",
            "This file is not read, because it is in no pattern's folder.",
            "Put it into a folder named as the pattern's id, as nl.md, de.md or en.md.",
            Severity.WARNING,
        )
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    ]
