"""What the page for writing says: the version one writes on, how the text will read, what just happened."""

from __future__ import annotations

from markupsafe import Markup

from assistant.domain.patterns import ASKED, PatternState, PatternText
from assistant.domain.people import Person
from assistant.errors import NotFound
from assistant.services.pattern_history import HistoryLine, history
from assistant.services.pattern_sheets import Opened, Sheet
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.prose import prose
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf.findings import words_of
from assistant.ui.shelf.place import Place, author_of, state_of


def head(screen: Screen, person: Person, place: Place, opened: Opened) -> str:
    """Title, version, and the ways to the desk and to the versions."""
    title = opened.sheet.values["title"] or screen.t("write-untitled")
    mark = place.mark(opened.number)
    facts = [screen.t(f"language-{place.language.value}"), screen.t("write-new-language")]
    ways = [link(screen.t("desk-back"), screen.url("desk"))]
    remark: tuple[Markup, ...] = ()
    if opened.version is not None:
        line = _line(screen, person, place, opened.number)
        facts[1:] = [*version_facts(screen, line)]
        ways.append(link(screen.t("write-versions"), place.url(screen, "versions")))
        if line.state is PatternState.DRAFT and line.note:
            who = line.reviewer or screen.t("version-by-unknown")
            remark = (tag("p", screen.t("desk-sent-back", name=who, remark=line.note), css="remark"),)
    parts = (tag("h1", title), tag("p", " · ".join(facts), css="meta", id=mark), *remark)
    return str(block(tag("p", *ways, css="ways"), *parts))


def version_facts(screen: Screen, line: HistoryLine) -> list[str]:
    """Number, state, author and day of a version."""
    return [
        screen.t("version-number", number=line.number),
        state_of(screen, line.state),
        author_of(screen, line),
        screen.day(line.created_at.date()),
    ]


def preview(screen: Screen, sheet: Sheet) -> str:
    """The text as people will read it."""
    if sheet.reading.text is None:
        return str(block(tag("p", screen.t("write-no-preview")), css="empty"))
    return str(block(*rendered(screen, sheet.reading.text), css="pattern"))


def rendered(screen: Screen, text: PatternText) -> list[Markup]:
    """Title, summary and every section of a text; nothing in it becomes a link or a picture.

    How people ask for it is folded away: the search uses it, and readers never see it.
    """
    parts = [tag("h2", text.title, css="title"), tag("p", text.summary, css="q")]
    for section in text.sections:
        words = prose(section.text, level=4)
        if section.anchor == ASKED:
            note = tag("p", screen.t("write-asked-hidden"), css="meta")
            parts += [tag("details", tag("summary", section.heading), note, words, css="whole")]
        else:
            parts += [tag("section", tag("h3", section.heading), words)]
    return parts


def after_joining(screen: Screen, sheet: Sheet) -> str:
    """What must be known after the shapes were brought together; mostly nothing."""
    return _told(_rests(screen, sheet) + _doubled(screen, sheet)) if _odd(sheet) else ""


def after_saving(screen: Screen, sheet: Sheet, number: int, *, offered: bool, draft: bool) -> str:
    """What was saved, and what stands between it and a review."""
    said = [screen.t("write-saved" if draft else "write-unchanged", number=number)]
    if sheet.errors:
        key = "write-not-offered" if offered else "write-to-put-right"
        said.append(screen.t(key, count=len(sheet.errors)))
        beyond = [f for f in sheet.errors if not f.line and not f.values]
        said += [words_of(screen, finding) for finding in beyond]
    said += _rests(screen, sheet) + _doubled(screen, sheet)
    return _told(said, calm=not offered and not _odd(sheet))


def overtaken(screen: Screen, person: Person, place: Place, newest: int, seen: int) -> str:
    """Somebody saved a version after the one on which these words were typed."""
    line = _line(screen, person, place, newest)
    values: dict[str, str | int] = {"number": newest, "name": author_of(screen, line)}
    way = place.url(screen, "versions", earlier=str(seen), later=str(newest))
    words = tag("span", screen.t("write-overtaken", **values), " ")
    return str(tag("p", words, link(screen.t("write-see-theirs"), way), css="notice"))


def _odd(sheet: Sheet) -> bool:
    return not sheet.whole or bool(sheet.doubled)


def _rests(screen: Screen, sheet: Sheet) -> list[str]:
    return [] if sheet.whole else [screen.t("write-form-rests")]


def _doubled(screen: Screen, sheet: Sheet) -> list[str]:
    return [screen.t("write-doubled")] if sheet.doubled else []


def _told(said: list[str], calm: bool = False) -> str:
    return str(tag("p", " ".join(said), css="notice calm" if calm else "notice"))


def _line(screen: Screen, person: Person, place: Place, number: int) -> HistoryLine:
    for line in history(screen.app, person, place.pattern_id, place.language):
        if line.number == number:
            return line
    raise NotFound("there is no such version of a pattern")
