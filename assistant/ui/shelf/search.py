"""What a search found, as one reads it: each text once, where it comes from, the sections that fit."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from assistant.domain.passages import SourceKind
from assistant.domain.people import Person
from assistant.services.documents import list_documents
from assistant.services.finding import Found
from assistant.services.patterns import PatternRow, list_patterns
from assistant.services.results import Result, Results, Wanted
from assistant.services.same_words import same_words
from assistant.ui.kit.citation import origin_url, passage_url, standing
from assistant.ui.kit.cited import with_marks
from assistant.ui.kit.markup import block, link, tag
from assistant.ui.kit.prose import plain
from assistant.ui.kit.screen import Screen
from assistant.ui.shelf.standing import standing_of


@dataclass(frozen=True)
class Shelf:
    """What stands on the shelf, and a line that says how much it is."""

    count: str
    entries: str


def count(screen: Screen, results: Results) -> str:
    """How much there is, for those who look and those who listen; and what cannot be found yet."""
    fitting = screen.t("found-count", texts=len(results.found))
    said = screen.t("library-none") if results.weak else fitting
    waiting = screen.t("found-waiting", count=results.waiting) if results.waiting else ""
    later = tag("p", waiting, css="meta") if waiting else ""
    return str(tag("p", said, css="unfit" if results.weak else "meta") + later)


def found(screen: Screen, wanted: Wanted, results: Results) -> str:
    """The texts that fit; when none fits well, as the count says by then, what comes nearest."""
    asked = "" if results.weak else wanted.words  # there a word in common says nothing
    articles = [_article(screen, asked, one) for one in results.found]
    if not results.weak:
        return str(block(*articles, css="entries results") + _more(screen, wanted, results))
    nearest = tag("h2", screen.t("found-nearest"))
    return str(block(nearest, *articles, css="entries results nearest")) if articles else ""


def _more(screen: Screen, wanted: Wanted, results: Results) -> Markup:
    """Texts that fit less well, folded away."""
    if not results.more:
        return Markup("")
    articles = [_article(screen, wanted.words, one) for one in results.more]
    said = tag("summary", screen.t("found-more", count=len(articles)))
    return tag("details", said, block(*articles, css="entries rest"), css="more")


def shelf(screen: Screen, person: Person, wanted: Wanted) -> Shelf:
    """What there is while nothing is asked: the patterns, or what the choices leave of everything."""
    if wanted.kind is SourceKind.REFLECTION:
        way = link(screen.t("nav-reflections"), screen.url("reflections", "learn"))
        told = block(tag("p", screen.t("shelf-reflections")), tag("p", way, css="ways"), css="empty")
        return Shelf("", str(told))
    if wanted.kind is SourceKind.DOCUMENT:
        rows, key = [_document(screen, *one) for one in _documents(screen, person, wanted)], "shelf-documents"
    else:
        rows, key = [_row(screen, row) for row in _patterns(screen, person, wanted)], "shelf-patterns"
    if not rows:
        return Shelf("", str(block(tag("p", screen.t("shelf-empty")), css="empty")))
    return Shelf(str(tag("p", screen.t(key, count=len(rows)), css="meta")), str(block(*rows, css="entries")))


def _article(screen: Screen, asked: str, result: Result) -> Markup:
    origin = result.origin
    href = passage_url(screen, result.places[0].passage) if result.places else origin_url(screen, origin)
    title = link(origin.title or screen.t("untitled"), href, css="entry-title")
    mine = origin.source.kind is SourceKind.REFLECTION
    kind = tag("span", screen.t(f"kind-{origin.source.kind.value}"), css="kind own" if mine else "kind")
    told = standing(screen, origin)
    meta = tag("p", kind, f" · {told}" if told else "", css="meta")
    return tag("article", tag("h2", title), meta, *(_place(screen, asked, one) for one in result.places))


def _place(screen: Screen, asked: str, place: Found) -> Markup:
    """A section that fits: its heading as the way there, and the words that speak for it."""
    text = _words(place)
    marks = same_words(text, asked, place.passage.source.language)
    excerpt = tag("p", with_marks(text, marks), css="excerpt")
    if not place.passage.heading:
        return excerpt
    return tag("h3", link(place.passage.heading, passage_url(screen, place.passage))) + excerpt


def _words(place: Found) -> str:
    """What to show of it as plain words; one's own keep their lines, which need not end in a full stop."""
    if place.passage.source.kind is not SourceKind.REFLECTION:
        return plain(place.excerpt)
    return "\n".join(line for line in map(plain, place.excerpt.splitlines()) if line)


def _patterns(screen: Screen, person: Person, wanted: Wanted) -> list[PatternRow]:
    rows = list_patterns(screen.app, person, wanted.language or screen.tongue.language)
    spoken = (row for row in rows if wanted.language in (None, row.language))
    return [row for row in spoken if wanted.situation in ("", row.id)]


def _row(screen: Screen, row: PatternRow) -> Markup:
    title = link(row.title, screen.url("pattern", **_named(screen, row)), css="entry-title")
    return tag(
        "article", tag("h2", title), tag("p", row.summary), tag("p", standing_of(screen, row), css="meta")
    )


def _named(screen: Screen, row: PatternRow) -> dict[str, str]:
    language = row.language.value
    return {"id": row.id} if row.language is screen.tongue.language else {"id": row.id, "language": language}


def _documents(screen: Screen, person: Person, wanted: Wanted) -> list[tuple[str, str, str]]:
    """Title, address and day of each document."""
    documents = [row.document for row in list_documents(screen.app, person)]
    return [
        (
            one.title,
            screen.url("documents", id=one.id),
            screen.t("documents-since", day=screen.day(one.updated_at.date())),
        )
        for one in documents
        if wanted.language in (None, one.language) and not wanted.situation
    ]


def _document(screen: Screen, title: str, href: str, meta: str) -> Markup:
    return tag("article", tag("h2", link(title, href, css="entry-title")), tag("p", meta, css="meta"))
