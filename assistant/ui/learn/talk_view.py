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
    OPENING,
    PLANNING,
    QUESTION,
    Exchange,
    Kind,
    Reflection,
)
from assistant.errors import NotFound
from assistant.services.citing import cite
from assistant.services.stopping import Stop
from assistant.ui.kit.citation import citation
from assistant.ui.kit.markup import block, hidden, link, tag
from assistant.ui.kit.screen import Screen
from assistant.ui.learn import model

_WHY = {
    LAST_TIME: "why-last-time",
    OPENING: "why-opening",
    PLANNING: "why-planning",
    QUESTION: "why-question-for",
}


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
    before = [_exchange(screen, person, e) for e in reflection.exchanges if not _is_heading(reflection, e)]
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
    current = reflection.current
    now = current.stage if current else None
    at = next((i for i, (stages_here, _) in enumerate(stages) if now in stages_here), len(stages))
    items = [_stage(screen, title, i, at) for i, (_, title) in enumerate(stages)]
    so_far = link(screen.t("contents-see"), screen.url("contents", id=reflection.id))
    promise = Markup("<br>").join(screen.t(key) for key in ("promise-stop", "promise-machine"))
    return str(
        block(
            tag("h2", screen.t("where-you-are")),
            tag("ol", *items, css="stages"),
            tag("p", so_far, css="ways"),
            tag("p", promise, css="note"),
            model.note(screen, reflection.id),
        )
    )


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
    reason = _reason(screen, reflection, current)
    if reason:
        parts.append(
            Markup("<details class='why'><summary>{}</summary>{}</details>").format(
                screen.t("why-question"), tag("p", reason)
            )
        )
    return parts


def _reason(screen: Screen, reflection: Reflection, current: Exchange) -> str:
    """Why this question: what is missing, or what an answer here contains when it is enough."""
    if current.why:
        return screen.t(f"why-{current.why}")
    if current.stage in (LAST_TIME, PLANNING, QUESTION, OPENING):
        return screen.t(_WHY[current.stage])
    method = screen.app.library.method(reflection.method_id)
    texts = method.texts.get(screen.tongue.language) if method else None
    if texts is None or current.stage not in texts.stages:
        return ""
    enough = texts.stages[current.stage].enough.for_(screen.tongue.address)
    return screen.t("why-probe") + " " + enough if current.kind is Kind.PROBE else enough


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
