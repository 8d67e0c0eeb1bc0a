"""What people take along holds their words as they typed them, and nothing that acts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.domain.exported import (
    LABELS,
    ExportedCall,
    ExportedFeedback,
    ExportedPlan,
    ExportedReflection,
    ExportedStage,
    ExportedTurn,
)
from assistant.domain.language import Language
from assistant.exports import calendar_file, docx_file, markdown
from assistant.exports.markdown import escaped

DAY = date(2026, 3, 14)
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NASTY = [
    "😀 goed 👩‍👩‍👧",
    "<script>alert(1)</script> & <img src=x onerror=y>",
    "\x00\x01\x0b\x0c\x1f\x7f\x85weg",
    "שלום עולם",
    "\u202etxet\u2066",
    "\ud800los\udfff",
    "\ufffe\uffff",
    "]]> --> <!-- {{ x }} {% y %}",
    "BEGIN:VEVENT\r\nATTENDEE:mailto:x@y.z",
    "regel een\n\nregel drie\tmet tab",
    "x" * 20_000,
    "a\n" * 5_000,
]


def _reflection(words: str = "Ik ging weg.", **changes: Any) -> ExportedReflection:
    values: dict[str, Any] = {
        "title": words,
        "method": "Gibbs",
        "date": DAY,
        "language": Language.NL,
        "labels": {key: key.replace("_", " ") for key in LABELS},
        "stages": (ExportedStage("Wat gebeurde er", (words, "Toen belde hij.")),),
        "plans": (ExportedPlan(words, DAY, "Milan"), ExportedPlan("als x, dan y")),
        "question_for": "Anna",
        "question": words,
        "conversation": (ExportedTurn("Wat gebeurde er?", words), ExportedTurn("En toen?", "")),
        "calls": (ExportedCall(NOW, "openai:x", "models.example.org", "Gesteld.", words, words),),
    }
    return ExportedReflection(**(values | changes))


def test_markdown_holds_everything_under_its_headings() -> None:
    page = markdown([_reflection()])
    assert page.startswith("# Ik ging weg.\n\nmethod: Gibbs · 14 maart 2026\n")
    assert "## Wat gebeurde er\n\n> Ik ging weg.\n\n> Toen belde hij.\n" in page
    assert "- Ik ging weg. · plan date: 14 maart 2026 · plan helper: Milan\n- als x, dan y\n" in page
    assert "## question\n\n> Ik ging weg.\n\nquestion for: Anna\n" in page
    assert "En toen?\n\n(skipped)\n" in page
    about = "1 maart 2026, 09:30 UTC · openai:x · models.example.org  \nGesteld.\n"
    sent = "model sent:\n\n> Ik ging weg.\n\nmodel received:\n\n> Ik ging weg.\n"
    assert page.endswith(f"## model\n\n{about}\n{sent}")


def test_markdown_of_several_has_one_title_above_them() -> None:
    page = markdown([_reflection("Een"), _reflection("Twee")], "Mijn reflecties")
    assert re.findall(r"^#{1,2} .*$", page, re.MULTILINE) == ["# Mijn reflecties", "## Een", "## Twee"]


def _feedback(words: str = "Je keek op.", **changes: Any) -> ExportedFeedback:
    labels = {key: key.replace("_", " ") for key in LABELS}
    values: dict[str, Any] = {"to": "Milan", "occasion": "het overleg", "text": words, "notes": words}
    days = {"date": DAY, "until": DAY + timedelta(days=90), "language": Language.NL, "labels": labels}
    return ExportedFeedback(**(values | days | changes))


def test_kept_feedback_stands_after_the_reflections() -> None:
    page = markdown([_reflection("Een")], "Alles", [_feedback(), _feedback(to="", occasion="", notes=" ")])
    about = "14 maart 2026 · feedback kept: 12 juni 2026"
    first = f"## feedback: Milan\n\nhet overleg · {about}\n\n### feedback draft\n\n> Je keek op.\n\n"
    assert f"{first}### feedback notes\n\n> Je keek op.\n" in page
    assert page.endswith(f"## feedback\n\n{about}\n\n### feedback draft\n\n> Je keek op.\n")


def test_kept_feedback_stands_on_pages_of_its_own_in_word() -> None:
    for reflections in ([], [_reflection("Een")]):
        document = _opened(docx_file(reflections, "Alles", [_feedback(), _feedback(to="")]))
        starts = [p for p in document.paragraphs if p.style.name == "Heading 1"]
        assert [p.text for p in starts][-2:] == ["feedback: Milan", "feedback"]
        assert all(p.paragraph_format.page_break_before for p in starts)
        told = [(p.style.name, p.text) for p in document.paragraphs]
        assert told[-2:] == [("Heading 2", "feedback notes"), ("Quote", "Je keek op.")]
        assert document.core_properties.created.date() == DAY


def test_empty_parts_are_left_out() -> None:
    bare = _reflection(stages=(), plans=(), question="", question_for="", conversation=(), calls=())
    assert markdown([bare]) == "# Ik ging weg.\n\nmethod: Gibbs · 14 maart 2026\n"
    assert len(_opened(docx_file([bare])).paragraphs) == 2


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("# kop", r"\# kop"),
        ("kop #", r"kop \#"),
        ("- punt", r"\- punt"),
        ("+ punt", r"\+ punt"),
        ("1. punt", r"1\. punt"),
        ("2) punt", r"2\) punt"),
        ("> citaat", r"\> citaat"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("    code", "code"),
        ("**vet** en _schuin_", r"\*\*vet\*\* en \_schuin\_"),
        ("`code`", r"\`code\`"),
        ("~~weg~~", r"\~\~weg\~\~"),
        ("[a](b)", r"\[a\](b)"),
        ("![a](b)", r"!\[a\](b)"),
        ("a | b", r"a \| b"),
        ("<b>", "&lt;b>"),
        ("<!-- -->", "&lt;!-- -->"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("https://x.nl", r"https\://x.nl"),
        ("www.x.nl", r"www\.x.nl"),
        ("jan@x.nl", r"jan\@x.nl"),
        ("\\*", r"\\\*"),
        ("Gewoon: 3 < 4 & 5 > 2, ja!", "Gewoon: 3 < 4 & 5 > 2, ja!"),
        ("Op 14.3. om 10 uur.", "Op 14.3. om 10 uur."),
    ],
)
def test_what_someone_typed_never_becomes_markup(typed: str, shown: str) -> None:
    assert escaped(typed) == shown


@pytest.mark.parametrize("words", NASTY, ids=lambda words: ascii(words[:12]))
def test_no_words_break_a_file(words: str) -> None:
    feedback = [_feedback(words, to=words, occasion=words)]
    page = markdown([_reflection(words)], "", feedback)
    page.encode("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    _opened(docx_file([_reflection(words), _reflection(words)], words, feedback))
    event = _event(calendar_file(words, DAY, "abc", NOW, Language.DE))
    assert "attendee" not in event


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_words_can_be_exported(words: str) -> None:
    markdown([_reflection(words)]).encode("utf-8")
    _opened(docx_file([_reflection(words)]))
    summary = str(_event(calendar_file(words, DAY, "abc", NOW, Language.EN))["summary"])
    assert "\n" not in summary


def _opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def test_word_gets_real_styles_and_the_language() -> None:
    document = _opened(docx_file([_reflection()]))
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[:5] == [
        ("Title", "Ik ging weg."),
        ("Subtitle", "method: Gibbs · 14 maart 2026"),
        ("Heading 1", "Wat gebeurde er"),
        ("Quote", "Ik ging weg."),
        ("Quote", "Toen belde hij."),
    ]
    assert ("List Bullet", "als x, dan y") in styles
    language = next(document.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "nl-NL"


def test_what_went_to_a_model_stands_under_its_heading_in_word() -> None:
    never = ExportedCall(NOW, "openai:x", "models.example.org", "Niet verstuurd.", "")
    told = [(p.style.name, p.text) for p in _opened(docx_file([_reflection(calls=(never,))])).paragraphs]
    assert told[-3:] == [
        ("Heading 1", "model"),
        ("Normal", "1 maart 2026, 09:30 UTC · openai:x · models.example.org"),
        ("Normal", "Niet verstuurd."),
    ]
    whole = [p.text for p in _opened(docx_file([_reflection()])).paragraphs]
    assert whole[-4:] == ["model sent:", "Ik ging weg.", "model received:", "Ik ging weg."]


def test_word_starts_each_of_several_on_a_new_page() -> None:
    document = _opened(docx_file([_reflection("Een"), _reflection("Twee")], "Alles"))
    starts = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [p.text for p in starts] == ["Een", "Twee"]
    assert all(p.paragraph_format.page_break_before for p in starts)
    assert document.paragraphs[0].style.name == "Title"


def test_word_names_the_product_as_author_and_nobody_else() -> None:
    content = docx_file([_reflection(language=Language.DE)])
    core = _opened(content).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("Rückblick", "Rückblick", "")
    assert core.created.date() == DAY
    with ZipFile(BytesIO(content)) as file:
        assert b"<Company>" not in file.read("docProps/app.xml")


def test_words_keep_their_line_ends_in_word() -> None:
    paragraphs = _opened(docx_file([_reflection("a\r\nb\x0bc")])).paragraphs
    assert "a\nb\nc" in [p.text for p in paragraphs]


def _event(content: bytes) -> Any:
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def test_a_plan_becomes_a_day_in_the_calendar_with_a_morning_reminder() -> None:
    event = _event(calendar_file("als het stil is; dan, tel ik\\ tot vijf", DAY, "p1", NOW, Language.NL))
    assert str(event["summary"]) == "als het stil is; dan, tel ik\\ tot vijf"
    assert event.decoded("dtstart") == DAY
    assert event.decoded("dtend") == DAY + timedelta(days=1)
    assert event.decoded("dtstamp") == NOW
    assert str(event["uid"]) == "p1@reflection-assistant"
    (alarm,) = event.walk("VALARM")
    assert (str(alarm["action"]), alarm.decoded("trigger")) == ("DISPLAY", timedelta(hours=8))


def test_the_same_plan_keeps_its_name_and_nobody_is_invited() -> None:
    files = {calendar_file("x", DAY, "p1", NOW, language) for language in (Language.NL, Language.NL)}
    assert len(files) == 1
    assert b"ORGANIZER" not in files.pop()


def test_what_people_wrote_does_not_show_in_a_repr() -> None:
    reflection = _reflection("geheim")
    assert "geheim" not in repr(reflection)
    assert "geheim" not in repr(reflection.stages[0])
    assert "geheim" not in repr(reflection.plans[0])
    assert "geheim" not in repr(reflection.conversation[0])
    assert "geheim" not in repr(reflection.calls[0])
