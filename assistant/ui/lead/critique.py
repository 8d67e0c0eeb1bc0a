"""What stands beside the notes: which parts are there, which words stand in the way, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from assistant.domain.drafting import WANTED, FeedbackModel
from assistant.domain.feedback import HIDES_BEHAVIOUR, Flaw, Part
from assistant.services.feedback import Drafted, Remark
from assistant.ui.kit.markup import block, tag
from assistant.ui.kit.screen import Screen

#: So many places of one flaw are quoted; the rest is counted.
_MOST: Final = 4
#: With fewer words typed nothing is asked yet: the first sentence may well answer it.
_FEWEST: Final = 6


def critique(screen: Screen, made: Drafted, model: FeedbackModel, text: str) -> str:
    """The column beside the notes."""
    if not text.strip():
        return nothing_yet(screen)
    if made.grave:
        return str(block(tag("p", made.said[0], css="notice")))
    head = [tag("h2", screen.t("critique-title")), _parts(screen, made, model)]
    warned = [tag("p", made.said[0], css="notice")] if made.talk_first else []
    found = [_flaw(screen, remarks) for remarks in _by_flaw(made.remarks)]
    count = tag("p", screen.t("critique-found", count=len(found)), id="critique-count", css="sr-only")
    fine = [] if found else [tag("p", screen.t("critique-fine"), css="meta")]
    asked = _missing(screen, made) if len(text.split()) >= _FEWEST else []
    return str(block(*head, *warned, count, *fine, *found, *asked, _limits(screen), css="critique"))


def nothing_yet(screen: Screen) -> str:
    """What will be here."""
    said = tag("p", screen.t("critique-nothing"), css="meta")
    return str(block(tag("h2", screen.t("critique-title")), said, _limits(screen), css="critique"))


def part_name(screen: Screen, part: Part) -> str:
    """What a part is called, beginning with a capital as a heading does."""
    name = screen.t(f"says-{part.value}")
    return name[:1].upper() + name[1:]


def _parts(screen: Screen, made: Drafted, model: FeedbackModel) -> Markup:
    """The parts of the model, filled in where the notes hold them."""
    wanted = [*WANTED[model]] + ([Part.QUESTION] if model is FeedbackModel.SBI else [])
    held = made.outline.parts()
    if Part.APPRECIATION in held and Part.REQUEST not in held:
        wanted = [part for part in wanted if part not in (Part.REQUEST, Part.QUESTION)]
    items = (
        tag("li", part_name(screen, part), css="" if part in made.missing else "done") for part in wanted
    )
    return tag("ol", *items, css="stages parts")


def _by_flaw(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """The remarks, those of one flaw together, in the order in which they are met."""
    found: dict[Flaw, list[Remark]] = {}
    for one in _once(remarks):
        found.setdefault(one.found.flaw, []).append(one)
    return list(found.values())


def _once(remarks: Sequence[Remark]) -> list[Remark]:
    """Words that are judged in two ways are criticised once, for the longer stretch."""
    judging = [one for one in remarks if one.found.flaw in HIDES_BEHAVIOUR]
    longest = sorted(judging, key=lambda one: one.found.start - one.found.end)
    again = {
        id(one)
        for number, one in enumerate(longest)
        if any(_within(one, other) for other in longest[:number])
    }
    return [one for one in remarks if id(one) not in again]


def _within(one: Remark, other: Remark) -> bool:
    same = one.sentence == other.sentence
    return same and other.found.start <= one.found.start and one.found.end <= other.found.end


def _flaw(screen: Screen, remarks: Sequence[Remark]) -> Markup:
    """The words, then why they stand in the way and a way out."""
    words = dict.fromkeys(one.sentence[one.found.start : one.found.end] for one in remarks)
    quoted = [
        tag("mark", screen.t("critique-quoted", words=each), css="flaw") for each in list(words)[:_MOST]
    ]
    more = len(words) - _MOST
    rest = [tag("p", screen.t("critique-more", count=more), css="meta")] if more > 0 else []
    why = tag("p", f"{remarks[0].reason} {remarks[0].suggestion}", css="reason")
    return tag("article", tag("p", Markup(" ").join(quoted), css="words"), why, *rest, css="remark")


def _missing(screen: Screen, made: Drafted) -> list[Markup]:
    """A question for each part that is missing."""
    titles = [screen.t("critique-missing", part=screen.t(f"says-{part.value}")) for part in made.missing]
    if len(made.questions) > len(titles):  # behaviour is there, but one fact more is needed
        titles.append(screen.t("critique-one-more"))
    return [
        tag("article", tag("p", title, css="words"), tag("p", question, css="reason"), css="remark lacks")
        for title, question in zip(titles, made.questions, strict=False)
    ]


def _limits(screen: Screen) -> Markup:
    return tag("p", screen.t("critique-limits"), css="note")
