"""Reflections and kept feedback as Markdown. What people typed stays text: no markup, HTML, link or image."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.exported import ExportedFeedback, ExportedPlan, ExportedReflection
from assistant.exports.words import clean, day, moment, one_line

_SPECIAL = re.compile(r"[\\`*_\[\]{}|~$]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK = re.compile(r":(?=//)|(?<=www)\.|(?<=mailto):|@", re.IGNORECASE)
_BLOCK = re.compile(r"^(?=[#+\-=>:%])")
_CLOSING = re.compile(r"(?<=\s)(?=#+$)")
_NUMBERED = re.compile(r"^(\d+)(?=[.)])")


def markdown(
    reflections: Sequence[ExportedReflection], title: str = "", feedback: Sequence[ExportedFeedback] = ()
) -> str:
    """One reflection, or several under a page title, and kept feedback after them. Ends with a line end."""
    lines: list[str] = []
    if title:
        lines += [f"# {_inline(title)}", ""]
    for reflection in reflections:
        lines += _reflection(reflection, "##" if title else "#")
    for draft in feedback:
        lines += _feedback(draft, "##" if title else "#")
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(line: str) -> str:
    """One line of someone's words so that Markdown (CommonMark, GFM) shows it as it was typed.

    GitHub alone still turns a bare e-mail address into a link to itself; no escape prevents that.
    """
    text = _SPECIAL.sub(r"\\\g<0>", line.strip())
    text = _ENTITY.sub("&amp;", text)
    text = _TAG.sub("&lt;", text)
    text = _LINK.sub(r"\\\g<0>", text)
    text = _CLOSING.sub(r"\\", _BLOCK.sub(r"\\", text))
    return _NUMBERED.sub(r"\1\\", text)


def _inline(text: str) -> str:
    return escaped(one_line(text))


def _quote(text: str) -> list[str]:
    """The words as a quotation, their line ends and paragraphs kept."""
    lines = [escaped(line) for line in clean(text).split("\n")]
    quoted = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        quoted.append(f"> {line}  " if line and following else f"> {line}".rstrip())
    return [*quoted, ""]


def _reflection(reflection: ExportedReflection, level: str) -> list[str]:
    labels = reflection.labels
    about = f"{_inline(labels['method'])}: {_inline(reflection.method)}"
    when = day(reflection.date, reflection.language)
    lines = [
        f"{level} {_inline(reflection.title)}",
        "",
        f"{about} · {when}",
        "",
    ]
    for stage in reflection.stages:
        lines += [f"{level}# {_inline(stage.title)}", ""]
        for sentence in stage.sentences:
            lines += _quote(sentence)
    if reflection.plans:
        lines += [f"{level}# {_inline(labels['plans'])}", ""]
        lines += [f"- {' · '.join(_plan(plan, reflection))}" for plan in reflection.plans]
        lines.append("")
    lines += _question(reflection, level)
    if reflection.conversation:
        lines += [f"{level}# {_inline(labels['conversation'])}", ""]
        for turn in reflection.conversation:
            answer = _quote(turn.answer) if turn.answer.strip() else [f"({_inline(labels['skipped'])})", ""]
            lines += [_inline(turn.question), "", *answer]
    return lines + _calls(reflection, level)


def _feedback(draft: ExportedFeedback, level: str) -> list[str]:
    labels = draft.labels
    whom = f"{_inline(labels['feedback'])}: {_inline(draft.to)}" if draft.to else _inline(labels["feedback"])
    until = f"{_inline(labels['feedback_kept'])}: {day(draft.until, draft.language)}"
    about = [_inline(draft.occasion)] if draft.occasion else []
    lines = [f"{level} {whom}", "", " · ".join([*about, day(draft.date, draft.language), until]), ""]
    for key, words in (("feedback_draft", draft.text), ("feedback_notes", draft.notes)):
        if words.strip():
            lines += [f"{level}# {_inline(labels[key])}", "", *_quote(words)]
    return lines


def _calls(reflection: ExportedReflection, level: str) -> list[str]:
    """What was sent to a language model and what came back, each as a quotation."""
    labels = reflection.labels
    lines = [f"{level}# {_inline(labels['model'])}", ""] if reflection.calls else []
    for call in reflection.calls:
        about = f"{moment(call.at, reflection.language)} · {_inline(call.model)}"
        lines += [f"{about} · {_inline(call.place)}  ", _inline(call.told), ""]
        for key, text in (("model_sent", call.sent), ("model_received", call.received)):
            if text.strip():
                lines += [f"{_inline(labels[key])}:", "", *_quote(text)]
    return lines


def _plan(plan: ExportedPlan, reflection: ExportedReflection) -> Iterator[str]:
    yield _inline(plan.line)
    if plan.date:
        yield f"{_inline(reflection.labels['plan_date'])}: {day(plan.date, reflection.language)}"
    if plan.helper:
        yield f"{_inline(reflection.labels['plan_helper'])}: {_inline(plan.helper)}"


def _question(reflection: ExportedReflection, level: str) -> list[str]:
    if not reflection.question:
        return []
    lines = [f"{level}# {_inline(reflection.labels['question'])}", "", *_quote(reflection.question)]
    if reflection.question_for:
        lines += [f"{_inline(reflection.labels['question_for'])}: {_inline(reflection.question_for)}", ""]
    return lines
