"""What to do with a draft: how it is read, how to say it, a message that asks for a talk, taking it along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from assistant.domain.language import Language
from assistant.services.feedback_ways import Ways
from assistant.services.finding import Found
from assistant.ui.kit.citation import passage_url
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.prose import plain
from assistant.ui.kit.screen import Screen
from assistant.ui.lead.critique import part_name
from assistant.ui.texts import catalogue

#: What somebody may answer to feedback; each has a way to stay in conversation.
ANSWERS: Final = ("silent", "otherwise", "reasons", "upset", "back")
#: The message by whether it names the person, and the occasion.
_MESSAGE: Final = {
    (True, True): "to-them-message",
    (True, False): "to-them-message-plain",
    (False, True): "to-them-message-nobody",
    (False, False): "to-them-message-nobody-plain",
}


def as_read(screen: Screen, text: str, to: str) -> str:
    """The draft as the one who gets it sees it."""
    name = " ".join(to.split())[:80]
    above = screen.t("give-reads", to=name) if name else screen.t("give-reads-someone")
    paragraphs = [tag("p", part.strip()) for part in text.split("\n\n") if part.strip()]
    return str(tag("p", above, css="meta") + block(*paragraphs, css="letter"))


def spoken(screen: Screen, ways: Ways) -> str:
    """The parts as short lines, with a question to open and one to end with."""
    them = catalogue(ways.tongue)
    about = ways.occasion
    opening = them.text("to-them-open", occasion=about) if about else them.text("to-them-open-plain")
    lines = [(screen.t("give-say-open"), opening)]
    lines += [(part_name(screen, part), words) for part, words in ways.lines]
    lines.append((screen.t("give-say-close"), ways.asks or them.text("to-them-close")))
    said = [tag("div", tag("dt", what), tag("dd", words)) for what, words in lines]
    return str(tag("p", screen.t("give-say-note"), css="meta") + tag("dl", *said, css="spoken"))


def message(ways: Ways) -> str:
    """A message that asks for a talk and holds no criticism."""
    values = {"to": ways.to, "occasion": ways.occasion}
    given = {name: value for name, value in values.items() if value}
    return catalogue(ways.tongue).text(_MESSAGE[bool(ways.to), bool(ways.occasion)], **given)


def along(screen: Screen, language: Language) -> str:
    """Copy, Markdown, Word. The script puts the draft into the forms; no word stands in an address."""
    files = [_file(screen.t(f"give-take-{kind}"), kind, language) for kind in ("md", "docx")]
    return str(tag("div", copies(screen, "give-draft"), *files, css="along"))


def copies(screen: Screen, field: str) -> Markup:
    """A button that copies what stands in a field. The script listens for it."""
    return Markup(
        '<p class="copies" id="copies-{}"><button type="button" class="copy">{}</button> '
        '<span class="copied">{}</span></p>'
    ).format(field, screen.t("give-copy"), screen.t("give-copied"))


def _file(label: str, kind: str, language: Language) -> Markup:
    return Markup(
        '<form method="post" action="/download/feedback.{}" class="takes">'
        '<input type="hidden" name="language" value="{}"><button type="submit">{}</button></form>'
    ).format(kind, language.value, label)


def answers(screen: Screen) -> str:
    """What the other may answer, and how to stay in conversation."""
    said = [
        tag("div", tag("dt", screen.t(f"reply-{one}")), tag("dd", screen.t(f"reply-{one}-do")))
        for one in ANSWERS
    ]
    return str(tag("h2", screen.t("give-answers")) + tag("dl", *said, css="answers"))


def sources(screen: Screen, found: Sequence[Found]) -> str:
    """What the library says about such a matter, each with the way to the very passage."""
    if not found:
        return ""
    cards = [_card(screen, one) for one in found]
    return str(tag("h2", screen.t("give-sources")) + block(*cards, css="cards"))


def _card(screen: Screen, one: Found) -> Markup:
    heading = f" · {one.passage.heading}" if one.passage.heading else ""
    way = link(one.passage.title + heading, passage_url(screen, one.passage))
    return tag("article", tag("p", plain(one.excerpt), css="excerpt"), tag("p", way, css="meta citation"))
