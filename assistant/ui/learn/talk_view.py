"""How a conversation looks: questions in a serif, the person's words at a line, the stages at the side."""

from __future__ import annotations

from markupsafe import Markup

from assistant.domain.contacts import Contact
from assistant.domain.ids import StageId
from assistant.domain.methods import Method
from assistant.domain.passages import PassageId
from assistant.domain.people import Person
from assistant.domain.reflections import (
    LAST_TIME,
    OFFER,
    OPENING,
    PLANNING,
    QUESTION,
    Exchange,
    Mode,
    Reflection,
    Status,
)
from assistant.errors import NotFound
from assistant.services.citing import cite
from assistant.services.stopping import Stop
from assistant.ui.kit.citation import citation
from assistant.ui.kit.markup import block, hidden, link, tag
from assistant.ui.kit.screen import Screen
from assistant.ui.learn import model
from assistant.ui.reasons import reason


def said(screen: Screen, person: Person, reflection: Reflection) -> str:
    """The whole conversation up to the current question, as its person sees it."""
    current = reflection.current
    number = current.number if current else len(reflection.exchanges) + 1
    before = [
        _exchange(screen, person, e)
        for e in reflection.exchanges
        if e.number < number and not _is_heading(reflection, e)
    ]
    parts: list[str] = [*heading(screen, reflection), *before]
    if current:
        parts += _question_now(screen, person, reflection, current)
    return str(block(*parts, css="talk"))


def stopped(screen: Screen, person: Person, reflection: Reflection, stop: Stop) -> str:
    """The conversation, and in place of a question what is said when it hurts."""
    before = [
        _exchange(screen, person, e)
        for e in reflection.exchanges
        if not e.waiting and not _is_heading(reflection, e)
    ]
    return str(block(*heading(screen, reflection), *before, hurts(screen, stop), css="talk"))


def hurts(screen: Screen, stop: Stop) -> Markup:
    """What is said when it hurts, and whom one can turn to."""
    contacts = [tag("li", _contact(screen, one)) for one in stop.contacts]
    return tag(
        "section",
        tag("p", stop.says, css="q now", id="stopped"),
        tag("ul", *contacts, css="contacts"),
        tag("p", stop.nobody_informed),
        tag("p", stop.go_on),
        css="stop",
    )


def _contact(screen: Screen, contact: Contact) -> Markup:
    """Name, number and address of someone to turn to; hours and a note below."""
    language = screen.tongue.language
    parts = [tag("strong", contact.name.for_(language))]
    if contact.phone:
        dialled = "".join(sign for sign in contact.phone if sign.isdigit() or sign == "+")
        parts.append(link(contact.phone, f"tel:{dialled}"))
    if contact.url:
        parts.append(link(contact.url.removeprefix("https://").removeprefix("mailto:"), contact.url))
    rest = ", ".join(text for text in (contact.hours.for_(language), contact.note.for_(language)) if text)
    told = Markup(" · ").join(parts)
    return told + tag("span", rest, css="meta") if rest else told


def _is_heading(reflection: Reflection, exchange: Exchange) -> bool:
    """Whether the exchange already stands above as the title."""
    return exchange.stage == OPENING and exchange.answer == reflection.title


def heading(screen: Screen, reflection: Reflection) -> list[Markup]:
    """The title in the person's words, and what this is: method, time, who reads it."""
    method = screen.app.library.method(reflection.method_id)
    name = method_name(screen, method) if method else reflection.method_id
    time = screen.t(f"minutes-{reflection.minutes}")
    same = name.casefold() == time.casefold()
    meta = screen.t("talk-meta-short", time=time) if same else screen.t("talk-meta", method=name, time=time)
    return [tag("h1", reflection.title or screen.t("untitled")), tag("p", meta, css="meta")]


def where(screen: Screen, reflection: Reflection) -> str:
    """The stages, the one the person is in, and the promises."""
    stages = _stages(screen, reflection)
    at = _place(reflection, [here for here, _ in stages])
    items = [_stage(screen, title, i, at) for i, (_, title) in enumerate(stages)]
    promise = Markup("<br>").join(screen.t(key) for key in ("promise-stop", "promise-machine"))
    return str(
        block(
            tag("h2", screen.t("where-you-are")),
            tag("ol", *items, css="stages"),
            tag("p", way_to_contents(screen, reflection), css="ways"),
            tag("p", promise, css="note"),
            model.note(screen, reflection.id),
        )
    )


def _place(reflection: Reflection, stages: list[tuple[StageId, ...]]) -> int:
    """At which of the stages the person is: where they are asked, else where they were asked last.

    An offer comes before the stage it makes way for, so it stands with the one after those that were asked.
    """
    now = reflection.current or (reflection.exchanges[-1] if reflection.exchanges else None)
    if now is None:
        return 0
    asked = [e.stage for e in reflection.exchanges if e.number <= now.number and e.stage != OFFER]
    last = asked[-1] if asked else OPENING
    return next((i for i, here in enumerate(stages) if last in here), 0) + (now.stage == OFFER)


def way_to_contents(screen: Screen, reflection: Reflection) -> Markup:
    """The way to the person's own sentences, sorted."""
    return link(screen.t("contents-see"), screen.url("contents", id=reflection.id))


def page_of(reflection: Reflection) -> str:
    """The page on which one goes on with a reflection; of a kept one the page to read it."""
    if reflection.status in (Status.SUMMARY, Status.KEPT):
        return "summary" if reflection.status is Status.SUMMARY else "reflection"
    return "form" if reflection.mode is Mode.FORM else "reflect"


def method_name(screen: Screen, method: Method) -> str:
    """The method's name as people call it in this language."""
    texts = method.texts.get(screen.tongue.language)
    return texts.name.for_(screen.tongue.address) if texts else method.id


def stage_title(screen: Screen, method: Method | None, stage: StageId) -> str:
    """The plain name of a stage."""
    texts = method.texts.get(screen.tongue.language) if method else None
    if texts and stage in texts.stages:
        return texts.stages[stage].title.for_(screen.tongue.address)
    known = {LAST_TIME, OPENING, PLANNING, QUESTION}
    return screen.t(f"stage-{stage}") if stage in known else str(stage)


def _exchange(screen: Screen, person: Person, exchange: Exchange) -> Markup:
    question = tag("p", exchange.text, css="q") + _sources(screen, person, exchange)
    if exchange.answer:
        return Markup("").join(
            (question, tag("p", hidden(screen.t("you-wrote")), exchange.answer, css="mine"))
        )
    return Markup("").join((question, tag("p", screen.t("skipped"), css="skipped")))


def _sources(screen: Screen, person: Person, exchange: Exchange) -> Markup:
    """Where what is offered comes from; only its name when it is no longer there."""
    lines = Markup("")
    for source in exchange.sources:
        try:
            lines += citation(screen, cite(screen.app, person, PassageId(source.id)))
        except NotFound:
            lines += tag("p", source.title, css="meta citation")
    return lines


def _question_now(screen: Screen, person: Person, reflection: Reflection, current: Exchange) -> list[Markup]:
    parts = []
    if reflection.revising is not None:
        parts.append(tag("p", screen.t("you-change"), css="meta"))
    parts.append(tag("p", current.text, css="q now", id=f"exchange-now-{current.number}"))
    parts.append(_sources(screen, person, current))
    parts.append(model.worded(screen, reflection, current))
    told = reason(screen.app.library, screen.tongue, reflection, current)
    if told:
        parts.append(
            Markup("<details class='why'><summary>{}</summary>{}</details>").format(
                screen.t("why-question"), tag("p", told)
            )
        )
    return parts


def _stages(screen: Screen, reflection: Reflection) -> list[tuple[tuple[StageId, ...], str]]:
    method = screen.app.library.method(reflection.method_id)
    stages = method.stages_for(reflection.minutes) if method else ()
    shown: list[tuple[tuple[StageId, ...], str]] = [
        ((stage.id,), stage_title(screen, method, stage.id)) for stage in stages
    ]
    first = ((LAST_TIME, OPENING), screen.t("stage-opening"))
    return [first, *shown, ((PLANNING, QUESTION), screen.t("stage-planning"))]


def _stage(screen: Screen, title: str, index: int, at: int) -> Markup:
    if index == at:
        return tag("li", title, hidden(" " + screen.t("you-are-here")), css="now")
    return tag("li", title, css="done" if index < at else "")
