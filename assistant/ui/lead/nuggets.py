"""The learning nugget of the week: suggested from a pattern, edited, copied, or sent to a team on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from assistant.domain.ids import TeamName
from assistant.domain.language import Language
from assistant.domain.nuggets import MOST_WORDS, NuggetId, count
from assistant.domain.patterns import PatternId
from assistant.domain.people import Person
from assistant.errors import BadValue
from assistant.services import nugget_readers, nuggets
from assistant.services.ids import new_id
from assistant.services.patterns import list_patterns
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen
from assistant.ui.lead import nuggets_told as told_of


class _NoPattern(BadValue):
    key = "nuggets-choose-pattern"


class _NotChosen(BadValue):
    key = "nuggets-choose"


class _NotADate(BadValue):
    key = "nugget-day"


@dataclass(frozen=True)
class Making:
    """Where a nugget is made. `texts` begin with the one in the screen's language."""

    key: Any
    which: Any
    pattern: Any
    texts: Sequence[Any]
    meter: Any
    source: Any
    copy: Any
    other: Any

    @property
    def filled(self) -> list[Any]:
        """What a suggestion fills."""
        return [self.key, self.which, *self.texts, self.meter, self.source]


def add_page(screen: Screen, blocks: gr.Blocks) -> None:
    """Add the page to the leader's workspace, at `/nuggets`; called outside of its `with`."""
    title = screen.product or screen.t("product-name")
    with blocks.route(f"{screen.t('page-nuggets')} · {title}", "/nuggets"):
        show(screen, blocks)


def show(screen: Screen, blocks: gr.Blocks) -> None:
    """Build the page."""
    with page(screen, "nuggets") as frame, gr.Column(elem_classes=["main", "narrow"]):
        back = tag("p", link(screen.t("nuggets-back"), screen.url()), css="ways")
        first = tag("p", screen.t("nuggets-first"), css="meta")
        html(str(block(back, tag("h1", screen.t("nuggets-title")), first)))
        told, trouble = html(elem_id="told"), html(elem_id="mail-trouble")
        made = _making(screen)
        html(str(tag("h2", screen.t("nuggets-send"))))
        team, gets, day, plan = _sending(screen)
        planned = html(elem_id="planned")
        with gr.Accordion(screen.t("nuggets-take-back"), open=False, visible=False) as taking:
            mine = gr.Dropdown([], value=None, label=screen.t("nuggets-which"), filterable=False)
            back_go = gr.Button(screen.t("nuggets-take-back"), elem_id="take-back")
        lists, notice = [trouble, planned, taking, mine, html(elem_id="history")], frame.notice
        _add_feed(screen, team, told, notice)
    opened = [frame.header, *made.filled, made.pattern, team, gets, day, *lists]
    bind(screen, blocks.load, "open_nuggets", _opener(screen), [], opened, notice)
    _let_make(screen, made, told, notice)
    bind(screen, team.input, "choose_team", _chooser(screen), [team], [gets], notice)
    given, shown = (
        [made.key, made.pattern, team, day, *made.texts],
        [told, *made.filled, made.pattern, *lists],
    )
    bind(screen, plan.click, "plan_nugget", _planner(screen), given, shown, notice)
    bind(screen, back_go.click, "take_back_nugget", _taker(screen), [mine], [told, *lists], notice)


def _let_make(screen: Screen, made: Making, told: Any, notice: Any) -> None:
    """Let the fields and buttons of the making work."""
    chosen, text = [made.pattern, made.which], made.texts[0]
    bind(screen, made.pattern.input, "suggest_nugget", _suggester(screen, 0), chosen, made.filled, notice)
    bind(screen, made.other.click, "other_nugget", _suggester(screen, 1), chosen, made.filled, notice)
    bind(screen, text.input, "count_nugget", _counter(screen), [text], [made.meter], notice, as_typed=True)
    bind(screen, made.copy.click, "copy_nugget", _copier(screen), [], [told], notice)


def _making(screen: Screen) -> Making:
    key, which = gr.Textbox(visible=False), gr.Number(visible=False, precision=0)
    pattern = gr.Dropdown([], value=None, label=screen.t("nuggets-pattern"), elem_id="nugget-pattern")
    with gr.Column(elem_classes=["copying"]):
        texts = [_text(screen, "nuggets-text", "nugget-text", screen.t("nuggets-rule", limit=MOST_WORDS))]
        meter, source = html(elem_id="nugget-words"), html(elem_classes=["copied-too"])
        with gr.Row(elem_classes=["acts"]):
            copy = gr.Button(screen.t("nuggets-copy"), elem_id="copy-nugget", elem_classes=["copies"])
            other = gr.Button(screen.t("nuggets-other"), elem_id="other-nugget")
    with gr.Accordion(screen.t("nuggets-languages"), open=False, elem_id="nugget-languages"):
        html(str(tag("p", screen.t("nuggets-languages-note"), css="meta")))
        names = [language.value for language in _languages(screen)[1:]]
        texts += [_text(screen, f"nuggets-text-{name}", f"nugget-text-{name}") for name in names]
    return Making(key, which, pattern, texts, meter, source, copy, other)


def _text(screen: Screen, key: str, name: str, info: str = "") -> Any:
    return gr.Textbox(label=screen.t(key), info=info or None, lines=8, max_lines=20, elem_id=name)


def _sending(screen: Screen) -> tuple[Any, Any, Any, Any]:
    team = gr.Dropdown(
        [], value=None, label=screen.t("nuggets-team"), filterable=False, elem_id="nugget-team"
    )
    gets = html(elem_id="nugget-gets")
    day = gr.Textbox(
        label=screen.t("nuggets-day"),
        info=screen.t("nuggets-day-note"),
        max_lines=1,
        elem_id="nugget-day",
        elem_classes=["is-date"],
    )
    with gr.Row(elem_classes=["acts", "sends"]):
        plan = gr.Button(screen.t("nuggets-plan-go"), variant="primary", elem_id="plan-nugget")
    return team, gets, day, plan


def _add_feed(screen: Screen, team: Any, told: Any, notice: Any) -> None:
    with gr.Accordion(screen.t("nuggets-feed"), open=False, elem_id="nugget-feed"):
        html(str(tag("p", screen.t("nuggets-feed-note"), css="meta")))
        address = gr.Textbox(
            label=screen.t("nuggets-feed-address"), interactive=False, max_lines=2, elem_id="feed-address"
        )
        with gr.Row(elem_classes=["acts"]):
            shown = gr.Button(screen.t("nuggets-feed-show"), elem_id="show-feed")
            anew = gr.Button(screen.t("nuggets-feed-anew"), elem_id="renew-feed")
    out = [told, address]
    bind(screen, shown.click, "show_feed", _feeder(screen, False), [team], out, notice)
    bind(screen, anew.click, "renew_feed", _feeder(screen, True), [team], out, notice)


def _opener(screen: Screen) -> Any:
    def open_nuggets(person: Person, request: gr.Request) -> list[Any]:
        rows = list_patterns(screen.app, person, screen.tongue.language)
        patterns = gr.update(choices=[(row.title, row.id) for row in rows], value=None)
        teams = sorted(person.teams)
        team = gr.update(choices=teams, value=teams[0] if len(teams) == 1 else None)
        gets = _gets(screen, person, teams[0] if len(teams) == 1 else "")
        day = screen.app.clock().date().isoformat()
        header = header_for(screen, "nuggets", person)
        return [header, *_empty(screen), patterns, team, gets, day, *told_of.lists(screen, person)]

    return open_nuggets


def _suggester(screen: Screen, step: int) -> Any:
    def suggest(person: Person, request: gr.Request, pattern: str, which: int) -> list[Any]:
        if not pattern:
            raise _NoPattern("no pattern was chosen")
        place = (int(which or 0) + step) % 1000 if step else 0
        found = nuggets.suggest(screen.app, person, PatternId(str(pattern)), place).texts
        bodies = [found[one].body if one in found else "" for one in _languages(screen)]
        text = next(found[one] for one in _languages(screen) if one in found)
        line = nuggets.source_line(screen.app.post, screen.tongue, text.source)
        others = [gr.update(value=body, visible=bool(body)) for body in bodies[1:]]
        source = str(tag("p", line, css="meta"))
        return [new_id(), place, bodies[0], *others, _meter(screen, bodies[0]), source]

    return suggest


def _counter(screen: Screen) -> Any:
    def count_words(person: Person, request: gr.Request, text: str) -> list[Any]:
        return [_meter(screen, text or "")]

    return count_words


def _chooser(screen: Screen) -> Any:
    def choose(person: Person, request: gr.Request, team: str) -> list[Any]:
        return [_gets(screen, person, team or "")]

    return choose


def _copier(screen: Screen) -> Any:
    def copied(person: Person, request: gr.Request) -> list[Any]:
        return [_calm(screen, "nuggets-copied")]

    return copied


def _planner(screen: Screen) -> Any:
    def plan(
        person: Person, request: gr.Request, key: str, pattern: str, team: str, day: str, *texts: str
    ) -> list[Any]:
        if not pattern:
            raise _NoPattern("no pattern was chosen")
        languages = _languages(screen)
        new = nuggets.NewNugget(
            NuggetId(key or ""),
            TeamName(str(team or "")),
            PatternId(str(pattern)),
            languages[0],
            {one: text or "" for one, text in zip(languages, texts, strict=True)},
            _day(screen, day or ""),
        )
        planned = nuggets.plan_nugget(screen.app, person, new)
        told = _calm(screen, "nuggets-planned-done", day=screen.day(planned.send_on))
        return [told, *_empty(screen), gr.update(value=None), *told_of.lists(screen, person)]

    return plan


def _taker(screen: Screen) -> Any:
    def take_back(person: Person, request: gr.Request, which: str) -> list[Any]:
        if not which:
            raise _NotChosen("no nugget was chosen")
        nuggets.take_back(screen.app, person, NuggetId(str(which)))
        return [_calm(screen, "nuggets-taken-back"), *told_of.lists(screen, person)]

    return take_back


def _feeder(screen: Screen, anew: bool) -> Any:
    def feed(person: Person, request: gr.Request, team: str) -> list[Any]:
        address = nugget_readers.feed_address(screen.app, person, TeamName(str(team or "")), anew)
        return [_calm(screen, "nuggets-feed-ended") if anew else "", address]

    return feed


def _languages(screen: Screen) -> list[Language]:
    own = screen.tongue.language
    return [own, *(language for language in Language if language is not own)]


def _empty(screen: Screen) -> list[Any]:
    """The fields before anything is suggested, under a new key."""
    others = [gr.update(value="", visible=False) for _ in _languages(screen)[1:]]
    return [new_id(), 0, "", *others, _meter(screen, ""), ""]


def _meter(screen: Screen, text: str) -> str:
    return str(tag("p", screen.t("nuggets-words", count=count(text), limit=MOST_WORDS), css="meta"))


def _gets(screen: Screen, person: Person, team: str) -> str:
    if not person.teams:
        return str(tag("p", screen.t("nuggets-no-team"), css="meta"))
    if not team:
        return ""
    people = nuggets.how_many(screen.app, person, TeamName(team))
    return str(tag("p", screen.t("nuggets-gets", count=people), css="meta"))


def _calm(screen: Screen, key: str, **values: str | int) -> str:
    return str(tag("p", screen.t(key, **values), css="notice calm"))


def _day(screen: Screen, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = screen.app.plans.date(text, screen.tongue.language, screen.app.clock().date())
    if found is None:
        raise _NotADate("that is no date")
    return found
