"""The Markdown of a pattern is read with every mistake named by line and cure, and written back as it was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.language import Language
from assistant.domain.patterns import (
    LONGEST_PATTERN,
    SECTIONS,
    PatternId,
    PatternReading,
    PatternState,
    PatternText,
    Section,
)
from assistant.errors import LibraryError
from assistant.library import FileLibrary, Severity
from assistant.library.files import shipped
from assistant.library.patterns import PatternMarkdown, read_pattern, render

LINES = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda words: " ".join(words.split())
)
BODIES = st.lists(LINES.filter(lambda words: not words.startswith("##")), max_size=3).map("\n".join)


def a_text(**changes: object) -> PatternText:
    """A sound text in English."""
    sections = [Section(anchor, anchor.title(), f"Words about {anchor}.") for anchor in SECTIONS[:-1]]
    sections.append(Section("reflection", "Afterwards", "- What did you see?\n- Who was there?"))
    text = PatternText(
        pattern_id=PatternId("handing-over"),
        language=Language.EN,
        title="Handing over",
        summary="When someone else takes over.",
        owner="Fatma Yilmaz",
        state=PatternState.REVIEWED,
        sections=tuple(sections),
        reviewed=date(2026, 3, 12),
        review_by=date(2027, 3, 12),
    )
    return replace(text, **changes)  # type: ignore[arg-type]


def read(markdown: str) -> PatternReading:
    return read_pattern(markdown, PatternId("handing-over"), Language.EN)


def changed(old: str, new: str) -> PatternReading:
    """The sound text with one thing changed."""
    markdown = render(a_text())
    assert markdown.count(old) == 1, old
    return read(markdown.replace(old, new))


def test_a_sound_text_is_read_whole() -> None:
    reading = read(render(a_text()))
    assert reading.findings == ()
    assert reading.sound == a_text()


MISTAKES = [
    ("id: handing-over\n", "", "pattern-key-missing", 1),
    ("id: handing-over", "id: other", "pattern-id-differs", 2),
    ("language: en", "language: nl", "pattern-language-differs", 3),
    ("language: en", "language: fr", "pattern-language-unknown", 3),
    ("title: Handing over", "titel: Handing over", "pattern-key-unknown", 4),
    ("title: Handing over", "title:", "pattern-key-empty", 4),
    ("title: Handing over", "title: a: b", "pattern-front-matter", 4),
    ("title: Handing over", "title: [a, b]", "pattern-front-matter", 4),
    ("title: Handing over", f"title: {'x' * 121}", "pattern-key-long", 4),
    ("owner:", "title: again\nowner:", "pattern-key-twice", 6),
    ("state: reviewed", "state: finished", "pattern-state-unknown", 7),
    ("reviewed: 2026-03-12\n", "", "pattern-reviewed-missing", 7),
    ("reviewed: 2026-03-12", "reviewed: 12.3.2026", "pattern-date", 8),
    ("reviewed: 2026-03-12", "reviewed: 2026-02-30", "pattern-date", 8),
    ("review_by: 2027-03-12", "review_by: 2025-03-12", "pattern-date-order", 9),
    ("## Situation", "First of all.\n\n## Situation", "pattern-before-first", 12),
    (" {#stake}", "", "pattern-heading-bare", 16),
    ("{#stake}", "{#steak}", "pattern-section-unknown", 16),
    ("{#stake}", "{#situation}", "pattern-section-twice", 16),
    ("## Stake {#stake}", "## {#stake}", "pattern-heading-empty", 16),
    ("Words about stake.\n", "", "pattern-section-empty", 16),
    ("## Stake {#stake}\n\nWords about stake.\n\n", "", "pattern-section-missing", 0),
    ("- What did you see?", "- What you saw.", "pattern-question-no-question", 42),
    ("- What did you see?", "- Great! What did you see?", "pattern-question-praise", 42),
    ("- What did you see?", "- Why did you wait?", "pattern-question-blame", 42),
    ("- What did you see?", "- Who was there?", "pattern-question-twice", 43),
    ("- What did you see?\n- Who was there?", "Who was there?", "pattern-question-missing", 41),
    ("Words about moves.", "Words \x07about moves.", "pattern-characters", 22),
]


@pytest.mark.parametrize(("old", "new", "key", "line"), MISTAKES, ids=[f"{m[2]}-{m[3]}" for m in MISTAKES])
def test_a_mistake_is_named_with_its_line_and_a_cure(old: str, new: str, key: str, line: int) -> None:
    reading = changed(old, new)
    assert (key, line) in {(finding.key, finding.line) for finding in reading.errors}
    assert reading.sound is None
    assert all(finding.message and finding.cure for finding in reading.findings)


def test_sections_in_another_order_are_named_once() -> None:
    text = a_text()
    swapped = (text.sections[1], text.sections[0], *text.sections[2:])
    (finding,) = read(render(replace(text, sections=swapped))).errors
    assert finding.key == "pattern-section-order"
    assert finding.values == {"name": "stake", "expected": "situation"}


@pytest.mark.parametrize(
    "words",
    ["[here](https://x.org)", "![a picture](p.png)", "<b>bold</b>", "see https://x.org", "<!-- no -->"],
)
def test_what_will_not_be_shown_is_a_warning_that_keeps_nothing_out(words: str) -> None:
    reading = changed("Words about moves.", words)
    (finding,) = reading.findings
    assert (finding.key, finding.warning, finding.line) == ("pattern-markup", True, 22)
    assert reading.sound is not None
    assert words in render(reading.sound)


def test_a_text_without_front_matter_still_shows_its_sections() -> None:
    reading = read("## Moves {#moves}\n\n- One.\n")
    assert "pattern-no-front-matter" in {finding.key for finding in reading.errors}
    assert reading.text is not None
    assert reading.text.sections == (Section("moves", "Moves", "- One."),)


def test_a_text_too_long_is_not_read() -> None:
    reading = read(render(a_text()) + "x" * LONGEST_PATTERN)
    assert [finding.key for finding in reading.findings] == ["pattern-too-long"]


@pytest.mark.parametrize(
    "odd", ["[" * 40_000, "a: &x\nb: *y", "!!python/name:os.system", "- a\n- b", "{", "\t"]
)
def test_an_odd_front_matter_is_a_mistake_and_no_crash(odd: str) -> None:
    assert read(f"---\n{odd}\n---\n").errors


@pytest.mark.parametrize(
    "odd", ["[", " ", "\t", "{#", "<", "a[", "- ", "- a?\n", "## a {#moves}\n", "---\n", "\n", "?"]
)
@pytest.mark.timeout(120)
def test_fifty_thousand_odd_characters_are_read_in_linear_time(odd: str) -> None:
    words = odd * (45_000 // len(odd))
    for place in ("Words about moves.", "- What did you see?", "## Situation", "title: Handing over"):
        markdown = render(a_text())
        for before in ("", "## ", "- ", "{#"):
            found = read(markdown.replace(place, f"{before}{words}x"))
            assert found.text is not None or found.errors, "it says nothing about what it cannot read"


def test_line_ends_and_a_mark_at_the_start_do_not_matter() -> None:
    assert read("\ufeff" + render(a_text()).replace("\n", "\r\n")).sound == a_text()


@settings(deadline=None)
@given(st.tuples(LINES, LINES, LINES), st.lists(BODIES, min_size=7, max_size=7))
def test_whatever_was_rendered_is_read_back(head: tuple[str, str, str], bodies: list[str]) -> None:
    text = a_text(title=head[0][:100], summary=head[1][:100], owner=head[2][:100])
    text = replace(
        text,
        title=text.title.strip(),
        summary=text.summary.strip(),
        owner=text.owner.strip(),
        sections=(
            *(replace(s, text=b.strip("\n")) for s, b in zip(text.sections, bodies, strict=False)),
            text.sections[-1],
        ),
    )
    markdown = render(text)
    assert read(markdown).text == text
    assert render(text) == markdown


@pytest.mark.parametrize(
    "title", ["yes", "12", "a: b", "# no", '"quoted"', "'tis", "- a", "null", "{a}", "a #b"]
)
def test_other_programs_read_the_same_title(title: str) -> None:
    markdown = render(a_text(title=title))
    assert yaml.safe_load(markdown.split("---\n")[1])["title"] == title
    assert read(markdown).sound == a_text(title=title)


def test_a_new_text_has_every_heading_and_says_what_is_to_be_written() -> None:
    pattern_id = PatternId("neu")
    text = PatternMarkdown().skeleton(pattern_id, Language.DE, "Neu", "Ben")
    reading = read_pattern(render(text), pattern_id, Language.DE)
    assert reading.text == text
    assert {finding.key for finding in reading.errors} == {
        "pattern-key-empty",
        "pattern-key-missing",
        "pattern-section-empty",
    }


# --- the files --------------------------------------------------------------------------------------------


def own(tmp_path: Path, markdown: str | bytes, name: str = "handing-over/en.md") -> FileLibrary:
    """A library over which the organisation laid one file."""
    path = tmp_path / "knowledge" / "patterns" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(markdown if isinstance(markdown, bytes) else markdown.encode())
    return FileLibrary(tmp_path)


def test_an_own_file_adds_a_pattern_that_may_lack_a_language(tmp_path: Path) -> None:
    library = own(tmp_path, render(a_text()))
    assert library.problems() == ()
    pattern = next(pattern for pattern in library.patterns() if pattern.id == "handing-over")
    assert pattern.in_language(Language.NL) == a_text()


def test_an_own_file_replaces_the_shipped_one_in_that_language_only(tmp_path: Path) -> None:
    near_miss = a_text(pattern_id=PatternId("near-miss"), title="Ours")
    library = own(tmp_path, render(near_miss), "near-miss/en.md")
    pattern = next(pattern for pattern in library.patterns() if pattern.id == "near-miss")
    assert pattern.in_language(Language.EN).title == "Ours"
    assert set(pattern.texts) == set(Language)


def test_a_broken_own_file_is_told_and_the_shipped_one_stays(tmp_path: Path) -> None:
    library = own(tmp_path, "---\nid: near-miss\n---\n", "near-miss/en.md")
    pattern = next(pattern for pattern in library.patterns() if pattern.id == "near-miss")
    assert set(pattern.texts) == set(Language)
    assert pattern.in_language(Language.EN).title != "Ours"
    lines = [problem.line for problem in library.problems()]
    assert any('near-miss/en.md: line 1: The key "title" is missing. Add' in line for line in lines)


@pytest.mark.parametrize(
    ("content", "name", "said", "severity"),
    [
        (b"\xff\xfe\x00", "handing-over/en.md", "not written in UTF-8", Severity.ERROR),
        (b"x" * 1_000_001, "handing-over/en.md", "1000001 bytes", Severity.ERROR),
        (b" ", "handing-over/en.md", "is empty", Severity.ERROR),
        (b"x", "handing-over/fr.md", "no language of the product", Severity.WARNING),
        (b"x", "handing-over/en.txt", "does not end in .md", Severity.WARNING),
        (b"x", "Handing Over/en.md", "cannot be the id", Severity.WARNING),
        (b"x", "en.md", "in no pattern's folder", Severity.WARNING),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, content: bytes, name: str, said: str, severity: Severity
) -> None:
    (problem,) = own(tmp_path, content, name).problems()
    assert said in problem.message
    assert problem.severity is severity


def test_a_broken_shipped_file_is_refused_with_its_place(tmp_path: Path) -> None:
    shutil.copytree(shipped() / "knowledge", tmp_path / "knowledge")
    path = tmp_path / "knowledge/patterns/near-miss/de.md"
    path.write_text(path.read_text("utf-8").replace("{#moves}", "{#move}"), "utf-8")
    with pytest.raises(LibraryError) as caught:
        FileLibrary(base=tmp_path)
    assert 'near-miss/de.md: line 20: The section "{#move}" is not known. Did you mean "moves"?' in str(
        caught.value
    )
