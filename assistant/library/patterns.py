"""Reads one Markdown file of `knowledge/patterns/<id>/<language>.md` into a PatternText, and writes it back.

    ---
    id: handing-over-a-case
    language: en
    title: Handing over a case
    summary: When responsibility for a person or a matter passes to someone else within minutes.
    owner: Fatma Yilmaz
    state: reviewed            # draft, submitted or reviewed
    reviewed: 2026-03-12       # day of the last review; a reviewed text needs it
    review_by: 2027-03-12      # day by which it is looked at again
    ---

    ## When you need this {#situation}

    Two or three sentences.

The eight sections of `domain.patterns.SECTIONS` follow in their order; the headings are free, the anchors are
not. Each line of `reflection` that begins with `- ` is a question and keeps the rules for questions. A ninth,
`asked`, may follow: lists of how people ask, under `###` with the headings of the sections that answer.

What was rendered by `render` is read back to the same value, and a text in this form byte for byte.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.language import Language
from assistant.domain.patterns import (
    ALL_SECTIONS,
    ASKED,
    LONGEST_PATTERN,
    SECTIONS,
    Finding,
    PatternId,
    PatternReading,
    PatternState,
    PatternText,
    Section,
)
from assistant.domain.unseen import hidden_at
from assistant.library.frontmatter import front_matter, split_front_matter
from assistant.library.pattern_head import read_head
from assistant.library.pattern_questions import check_questions
from assistant.library.problems import did_you_mean

#: The headings of the shipped patterns, for new ones; experts may write others.
HEADINGS: dict[Language, tuple[str, ...]] = {
    Language.NL: (
        "Wanneer je dit gebruikt",
        "Wat er op het spel staat",
        "Wat je doet",
        "Wat er misgaat, en hoe je het ziet aankomen",
        "Een voorbeeld",
        "Begeleiden: vooraf",
        "Begeleiden: kijken en ondersteunen",
        "Begeleiden: achteraf",
        "Zo wordt het gevraagd",
    ),
    Language.DE: (
        "Wann es gebraucht wird",
        "Was auf dem Spiel steht",
        "Vorgehen",
        "Was schiefgeht und woran es sich ankündigt",
        "Ein Beispiel",
        "Begleiten: vorher",
        "Begleiten: beobachten und unterstützen",
        "Begleiten: nachher",
        "So wird gefragt",
    ),
    Language.EN: (
        "When you need this",
        "What is at stake",
        "Moves",
        "What goes wrong, and how you see it coming",
        "An example",
        "Supporting a learner: before",
        "Supporting a learner: watching and stepping in",
        "Supporting a learner: afterwards",
        "How people ask",
    ),
}

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_MARKUP = re.compile(r"!?\[[^\[\]\n]*\][(\[]|https?://|\bwww\.|<[a-zA-Z!/?][^>\n]*>?")


class PatternMarkdown:
    """Reads and writes the Markdown of patterns. Implements `services.pattern_ports.ReadsPatterns`."""

    def __init__(self) -> None:
        self._read = lru_cache(maxsize=512)(read_pattern)

    def parse(self, markdown: str, pattern_id: PatternId, language: Language) -> PatternReading:
        """What stands in the Markdown, and what is wrong with it. Reading is pure."""
        return self._read(markdown, pattern_id, language)

    def render(self, text: PatternText) -> str:
        """The Markdown of the text."""
        return render(text)

    def skeleton(self, pattern_id: PatternId, language: Language, title: str, owner: str) -> PatternText:
        """A draft with every heading and no words."""
        sections = (Section(a, h, "") for a, h in zip(ALL_SECTIONS, HEADINGS[language], strict=True))
        return PatternText(pattern_id, language, title, "", owner, PatternState.DRAFT, tuple(sections))


def read_pattern(markdown: str, pattern_id: PatternId, language: Language) -> PatternReading:
    """What stands in the Markdown of that pattern and language.

    With mistakes `text` holds what could be told apart; it is None when the Markdown is too long or holds
    characters that no text has.
    """
    if len(markdown) > LONGEST_PATTERN:
        message = f"The text has {len(markdown)} characters; at most {LONGEST_PATTERN} are read."
        values = {"length": len(markdown), "limit": LONGEST_PATTERN}
        return PatternReading(None, (Finding("pattern-too-long", 0, message, "Shorten it.", values),))
    text = markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    odd = _CONTROL.search(text)
    place = odd.start() if odd else hidden_at(text)
    if place is not None:
        line = text.count("\n", 0, place) + 1
        message = f"Here stands a character that no text holds (U+{ord(text[place]):04X})."
        return PatternReading(None, (Finding("pattern-characters", line, message, "Remove it."),))
    matter = split_front_matter(text)
    findings = list(matter.findings)
    sections = _sections(matter.body, matter.body_line, language, findings)
    head = read_head(matter, pattern_id, language, findings)
    _note_markup(text, findings)
    findings.sort(key=lambda finding: finding.line)
    return PatternReading(
        PatternText(
            pattern_id,
            language,
            head.title,
            head.summary,
            head.owner,
            head.state,
            sections,
            head.reviewed,
            head.review_by,
        ),
        tuple(findings),
    )


def render(text: PatternText) -> str:
    """The Markdown of a text; `read_pattern` reads the same text from it."""
    dates = {"reviewed": text.reviewed, "review_by": text.review_by}
    entries = {
        "id": text.pattern_id,
        "language": text.language.value,
        "title": text.title,
        "summary": text.summary,
        "owner": text.owner,
        "state": text.state.value,
        **{name: day.isoformat() for name, day in dates.items() if day is not None},
    }
    return front_matter(entries) + "".join(_rendered(section) for section in text.sections)


def _rendered(section: Section) -> str:
    heading = f"\n## {section.heading} {{#{section.anchor}}}\n"
    return heading + (f"\n{section.text}\n" if section.text else "")


def _sections(body: str, first: int, language: Language, findings: list[Finding]) -> tuple[Section, ...]:
    """The sections in the order they stand there, each anchor once; what is wrong goes to `findings`."""
    found: dict[str, Section] = {}
    lines_of: dict[str, int] = {}
    for line, heading, anchor, lines in _parts(body, first, findings):
        if anchor not in ALL_SECTIONS:
            message = f'The section "{{#{anchor}}}" is not known.'
            cure = did_you_mean(anchor, ALL_SECTIONS)
            findings.append(Finding("pattern-section-unknown", line, message, cure, {"name": anchor}))
        elif anchor in found:
            message = f'The section "{{#{anchor}}}" is there twice (first in line {lines_of[anchor]}).'
            findings.append(
                Finding("pattern-section-twice", line, message, "Keep one of them.", {"name": anchor})
            )
        else:
            found[anchor], lines_of[anchor] = Section(anchor, heading, _trimmed(lines)), line
            _check_section(found[anchor], line, findings)
            if anchor == "reflection":
                check_questions(lines, line + 1, language, findings)
    _check_order(lines_of, findings)
    return tuple(found.values())


def _parts(body: str, first: int, findings: list[Finding]) -> list[tuple[int, str, str, list[str]]]:
    """Line, heading, anchor and lines of every part; a heading without an anchor begins none."""
    parts: list[tuple[int, str, str, list[str]]] = []
    lost = False
    for line, text in enumerate(body.split("\n"), first):
        heading, anchor = _heading(text)
        if anchor is not None:
            parts.append((line, heading, anchor, []))
            continue
        if heading:
            message = f'The heading "{heading}" has no anchor.'
            cure = (
                f"Write one of {{#{'}, {#'.join(ALL_SECTIONS)}}} behind it, or use ### for a heading below."
            )
            values = {"name": heading}
            findings.append(Finding("pattern-heading-bare", line, message, cure, values))
        if parts:
            parts[-1][3].append(text)
        elif text.strip() and not lost and not heading:
            lost = True
            message = "The text before the first section belongs to none."
            findings.append(Finding("pattern-before-first", line, message, "Move it into a section."))
    return parts


def _heading(line: str) -> tuple[str, str | None]:
    """`## Moves {#moves}` as `Moves` and `moves`; no words where the line is no heading of a section."""
    if not line.startswith(("## ", "##\t")):
        return "", None
    words = line[2:].strip()
    before, brace, anchor = words.rpartition("{#")
    if brace and anchor.endswith("}") and not set(anchor[:-1]) & {"{", "}"}:
        return before.rstrip(), anchor[:-1]
    return words, None


def _check_section(section: Section, line: int, findings: list[Finding]) -> None:
    name = {"name": section.anchor}
    if not section.heading:
        message = f'The section "{{#{section.anchor}}}" has no heading.'
        findings.append(Finding("pattern-heading-empty", line, message, "Write one before the anchor.", name))
    if not section.text and section.anchor != ASKED:
        message = f'The section "{{#{section.anchor}}}" is empty.'
        findings.append(Finding("pattern-section-empty", line, message, "Write it.", name))


def _check_order(lines_of: dict[str, int], findings: list[Finding]) -> None:
    for anchor in SECTIONS:
        if anchor not in lines_of:
            message = f'The section "{{#{anchor}}}" is missing.'
            cure = f"Add a heading that ends in {{#{anchor}}}."
            findings.append(Finding("pattern-section-missing", 0, message, cure, {"name": anchor}))
    stand = list(lines_of)
    wanted = [anchor for anchor in ALL_SECTIONS if anchor in lines_of]
    for here, expected in zip(stand, wanted, strict=True):
        if here != expected:
            message = f'The section "{{#{here}}}" stands where "{{#{expected}}}" belongs.'
            cure = f"The order is: {', '.join(ALL_SECTIONS)}."
            values = {"name": here, "expected": expected}
            findings.append(Finding("pattern-section-order", lines_of[here], message, cure, values))
            return


def _note_markup(text: str, findings: list[Finding]) -> None:
    for line, words in enumerate(text.split("\n"), 1):
        if found := _MARKUP.search(words):
            message = f'A link, image or HTML ("{found.group()[:40]}") is not shown.'
            cure = "Say it in words."
            values = {"name": found.group()[:40]}
            findings.append(Finding("pattern-markup", line, message, cure, values, warning=True))


def _trimmed(lines: list[str]) -> str:
    """The lines as one text without blank ones around it."""
    kept = [line if line.strip() else "" for line in lines]
    return "\n".join(kept).strip("\n")
