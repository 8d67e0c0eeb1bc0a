"""The part of the desk about what is missing: questions passed on, and texts that nobody meets or opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.gaps import OpenQuestion, QuestionId
from assistant.domain.passages import SourceKind
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person
from assistant.errors import BadValue, NotFound
from assistant.services.citing import Origin
from assistant.services.gaps import Gaps, answer_question, gaps_of, question_of, remove_question
from assistant.services.patterns import list_patterns
from assistant.ui.kit.citation import origin_url, standing
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import html
from assistant.ui.kit.screen import Screen, asked_for

#: So many texts are named; the others are only counted.
_NAMED = 10
#: In an address: somebody looks after this text, which is not the same as needing it, and is not counted.
FROM_DESK = "desk"


@dataclass(frozen=True)
class Part:
    """What of the desk belongs to the gaps."""

    questions: Any
    settling: Any
    which: Any
    pattern: Any
    quiet: Any

    @property
    def shown(self) -> list[Any]:
        """In the order in which `filled` gives them."""
        return [self.questions, self.settling, self.which, self.pattern, self.quiet]


class _NotChosen(BadValue):
    key = "gaps-choose"


def build(screen: Screen, told: Any, notice: Any) -> Part:
    """Build this part of the page, and let its buttons work; what they did appears in `told`."""
    questions = html(elem_id="open-questions")
    with gr.Accordion(screen.t("gaps-settle"), open=False, visible=False, elem_id="settle") as settling:
        html(str(tag("p", screen.t("gaps-settle-note"), css="meta")))
        which = gr.Dropdown(
            [], value=None, label=screen.t("gaps-which"), filterable=False, elem_id="settle-which"
        )
        pattern = gr.Dropdown(
            [], value=None, label=screen.t("gaps-by-pattern"), filterable=False, elem_id="settle-pattern"
        )
        with gr.Row(elem_classes=["acts"]):
            answer = gr.Button(screen.t("gaps-answered-go"), variant="primary", elem_id="answer-question")
            remove = gr.Button(screen.t("gaps-remove-go"), elem_id="remove-question")
    part = Part(questions, settling, which, pattern, html(elem_id="quiet"))
    shown = [told, *part.shown]
    bind(screen, answer.click, "answer_question", _answerer(screen), [which, pattern], shown, notice)
    bind(screen, remove.click, "remove_question", _remover(screen), [which], shown, notice)
    return part


def filled(screen: Screen, person: Person) -> list[Any]:
    """What the part shows now."""
    gaps = gaps_of(screen.app, person, screen.tongue.language)
    rows = list_patterns(screen.app, person, screen.tongue.language)
    titles = {row.id: row.title for row in rows}
    which = [(_short(one.text), one.id) for one in (*gaps.questions, *gaps.answered)]
    return [
        _questions(screen, gaps, titles),
        gr.update(visible=bool(which), open=False),
        gr.update(choices=which, value=None),
        gr.update(choices=[(row.title, row.id) for row in rows], value=None),
        _quiet(screen, gaps),
    ]


def month(screen: Screen, question: OpenQuestion) -> str:
    """The month in which a question was passed on."""
    year, number = question.month.split("-")
    return screen.t("month-of-year", month=screen.t(f"month-{int(number)}"), year=year)


def asked_question(screen: Screen, person: Person, request: gr.Request) -> OpenQuestion | None:
    """The question that the page's address names, if it is still there."""
    name = asked_for(request, "question")
    try:
        return question_of(screen.app, person, QuestionId(name)) if name else None
    except NotFound:
        return None


def question_note(screen: Screen, question: OpenQuestion | None) -> str:
    """What somebody wanted to know, where a pattern is written that shall answer it."""
    if question is None:
        return ""
    return str(tag("p", screen.t("gaps-write-about"), " ", tag("q", question.text), css="remark"))


def _answerer(screen: Screen) -> Any:
    def answer(person: Person, request: gr.Request, which: str, pattern: str) -> list[Any]:
        if not which or not pattern:
            raise _NotChosen("a question and a pattern are needed")
        answer_question(screen.app, person, QuestionId(str(which)), PatternId(str(pattern)))
        return [_told(screen, "gaps-answered-done"), *filled(screen, person)]

    return answer


def _remover(screen: Screen) -> Any:
    def remove(person: Person, request: gr.Request, which: str) -> list[Any]:
        if not which:
            raise _NotChosen("a question is needed")
        remove_question(screen.app, person, QuestionId(str(which)))
        return [_told(screen, "gaps-removed"), *filled(screen, person)]

    return remove


def _told(screen: Screen, key: str) -> str:
    return str(tag("p", screen.t(key), css="notice calm"))


def _questions(screen: Screen, gaps: Gaps, titles: dict[PatternId, str]) -> str:
    parts = [tag("h2", screen.t("gaps-questions"))]
    if gaps.questions:
        parts.append(block(*(_question(screen, one) for one in gaps.questions), css="entries"))
    else:
        parts.append(block(tag("p", screen.t("gaps-questions-none")), css="empty"))
    if gaps.answered:
        lines = [_answered(screen, one, titles) for one in gaps.answered]
        parts.append(
            Markup("<details class='whole'><summary>{}</summary>{}</details>").format(
                screen.t("gaps-answered", count=len(lines)), block(*lines, css="entries")
            )
        )
    return "".join(map(str, parts))


def _question(screen: Screen, one: OpenQuestion) -> Markup:
    way = link(screen.t("gaps-write"), screen.url("desk", question=one.id) + "#begin")
    return tag(
        "article",
        tag("p", one.text, css="asked"),
        tag("p", f"{screen.t(f'language-{one.language.value}')} · {month(screen, one)}", css="meta"),
        tag("p", way, css="ways"),
    )


def _answered(screen: Screen, one: OpenQuestion, titles: dict[PatternId, str]) -> Markup:
    name = one.answered_by or PatternId("")
    way = link(titles.get(name, name), screen.url("pattern", id=name))
    meta = tag("p", screen.t("gaps-answered-by"), " ", way, css="meta")
    return tag("article", tag("p", one.text, css="asked"), meta)


def _quiet(screen: Screen, gaps: Gaps) -> str:
    """Texts that nobody met or opened. No numbers: how often a text is read is nobody's business."""
    since = screen.day(gaps.since)
    parts = [tag("h2", screen.t("gaps-quiet"))]
    if not gaps.never_shown and not gaps.never_opened:
        said = screen.t("gaps-quiet-none" if gaps.looked_at else "gaps-quiet-young", day=since)
        return str(parts[0] + block(tag("p", said), css="empty"))
    lists = (("gaps-never-shown", gaps.never_shown), ("gaps-never-opened", gaps.never_opened))
    for key, found in lists:
        if found:
            parts += [tag("h3", screen.t(key, day=since)), _texts(screen, found)]
    return "".join(map(str, parts))


def _texts(screen: Screen, found: Sequence[Origin]) -> Markup:
    rows = [_text(screen, origin) for origin in found[:_NAMED]]
    if len(found) > _NAMED:
        rows.append(tag("p", screen.t("gaps-more", count=len(found) - _NAMED), css="meta"))
    return block(*rows, css="entries")


def _text(screen: Screen, origin: Origin) -> Markup:
    kind = screen.t(f"kind-{origin.source.kind.value}")
    looked_after = {"from": FROM_DESK}
    ways = [link(screen.t("read"), origin_url(screen, origin, **looked_after))]
    if origin.source.kind is SourceKind.PATTERN:
        change = screen.url("write", id=origin.source.id, language=origin.source.language.value)
        ways.append(link(screen.t("library-change"), change))
    return tag(
        "article",
        tag("h4", origin.title, css="entry-title"),
        tag("p", f"{kind} · {standing(screen, origin)}", css="meta"),
        tag("p", *ways, css="ways"),
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77].rstrip()} …"
