"""Publishing: what was reviewed or kept becomes passages, in the transaction that makes it so.

Of a pattern everyone finds the version that everyone sees, in each language it is written in. Of a reflection
its owner finds what they kept. One that is paused or still being summed up is not published: what of it shall
stay is settled only when they have edited and kept it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.domain.ids import PersonId, ReflectionId, StageId
from assistant.domain.language import Language
from assistant.domain.passages import EVERYONE, Passage, Reader, SourceKey, SourceKind, person_reader
from assistant.domain.patterns import ASKED, PatternId, PatternText, PatternVersion, asked_anchor
from assistant.domain.reflections import (
    PLANNING,
    QUESTION,
    Kept,
    Reflection,
    Status,
    Summary,
)
from assistant.services.application import Application
from assistant.services.patterns import text_of
from assistant.services.ports import UnitOfWork
from assistant.services.progress import said_no
from assistant.services.wording import plan_line

#: So many sources are published in one transaction at a start; in between others may write.
_AT_ONCE = 50
_SUBHEADING = re.compile(r"###[ \t]+(.*\S)[ \t]*")
_PIECE_END = re.compile(r"\n(?=[-*+][ \t])|\n[ \t]*\n")
_ITEM = re.compile(r"[-*+][ \t]+(.*\S)[ \t]*")
#: Begins the anchor of what someone answered in a stage; that of what they kept of it is the stage's name.
ANSWERS = "answers-"


@dataclass(frozen=True)
class Part:
    """One section of a source as it is published. Implements `services.passage_ports.Sectioned`."""

    anchor: str
    heading: str = field(repr=False)
    text: str = field(repr=False)
    trail: tuple[str, ...] = field(default=(), repr=False)


def publish_missing(app: Application) -> int:
    """Bring the passages in line with what is visible and kept; how many sources were not.

    For each start: a new version of the program may cut otherwise, and an older one did not publish at all.
    Where everything is in line, nothing is read but numbers and fingerprints, and the patterns' Markdown.
    """
    with app.work(read_only=True) as work:
        pending = _pending(app, work)
    for first in range(0, len(pending), _AT_ONCE):
        with app.work() as work:
            for source in pending[first : first + _AT_ONCE]:
                _publish(app, work, source)
            work.commit()
    if pending:
        app.forget_deleted()
    return len(pending)


def publish_pattern(app: Application, work: UnitOfWork, pattern_id: PatternId, language: Language) -> None:
    """Let the text that everyone sees now be the one that is found. A repeat is harmless."""
    source = SourceKey(SourceKind.PATTERN, pattern_id, language)
    version = work.patterns.latest_visible(pattern_id, language)
    if version is None:
        work.passages.remove(source)
        return
    text = text_of(app, version)
    readers, parts = frozenset({EVERYONE}), pattern_parts(text)
    passages = app.passages.make(source, text.title or pattern_id, "", readers, parts)
    work.passages.put(source, _print_of_pattern(app, version), passages)


def publish_reflection(
    app: Application, work: UnitOfWork, reflection: Reflection, readers: frozenset[Reader] = frozenset()
) -> None:
    """Let its owner find a kept reflection. `readers` find besides what was kept of it, never the answers.

    One that is not kept is withdrawn. A repeat is harmless; without `readers` the owner is alone again.
    """
    source = _source(reflection.id, reflection.tongue.language)
    if reflection.status is not Status.KEPT:
        work.passages.remove(source)
        return
    title, owner = _title(app, reflection), frozenset({person_reader(reflection.person_id)})
    kept = app.passages.make(source, title, "", owner | readers, kept_parts(app, reflection))
    said = app.passages.make(source, title, "", owner, answer_parts(app, reflection))
    behind = (replace(passage, order=passage.order + len(kept)) for passage in said)
    work.passages.put(source, _print_of_reflection(app, _kept(reflection)), [*kept, *behind])


def withdraw_reflection(work: UnitOfWork, reflection: Reflection) -> None:
    """Let nobody find a reflection any more, its owner included."""
    work.passages.remove(_source(reflection.id, reflection.tongue.language))


def withdraw_person(work: UnitOfWork, person_id: PersonId) -> None:
    """Let nobody find anything a person kept; to be called while their reflections are still there."""
    for kept in work.reflections.kept(person_id):
        work.passages.remove(_source(kept.id, kept.language))


def pattern_parts(text: PatternText) -> tuple[Part, ...]:
    """A pattern's sections with their Markdown as it is written, the summary, and its title as a way to ask.

    The summary says like the first section when the pattern is needed, so it goes under its anchor; behind
    it, because who is sent to an anchor in another language gets the first passage there.
    """
    parts: list[Part] = []
    if text.title and text.sections:
        parts.append(Part(asked_anchor(text.sections[0].anchor), text.sections[0].heading, text.title))
    for section in text.sections:
        if section.anchor == ASKED:
            parts += _asked_parts(text)
            continue
        parts += [Part(section.anchor, section.heading, words) for words in _pieces(section.text)]
        if section is text.sections[0] and text.summary:
            parts.append(Part(section.anchor, section.heading, text.summary))
    return tuple(parts)


def _pieces(text: str) -> list[str]:
    """Items of a list and paragraphs, each by itself: a move, a sign. They stand exactly so in the text."""
    return [piece.strip() for piece in _PIECE_END.split(text) if piece.strip()]


def _asked_parts(text: PatternText) -> list[Part]:
    """Each way of asking by itself, under an anchor that names the section which answers it."""
    answers = {section.heading: section.anchor for section in text.sections}
    target, parts = text.sections[0].anchor, []
    for line in text.sections[-1].text.split("\n"):
        if heading := _SUBHEADING.fullmatch(line):
            target = answers.get(heading[1], target)
        elif item := _ITEM.fullmatch(line):
            parts.append(Part(asked_anchor(target), text.sections[-1].heading, item[1]))
    return parts


def kept_parts(app: Application, reflection: Reflection) -> tuple[Part, ...]:
    """What someone kept, as they edited it: by stage, then their plans and the question for someone."""
    summary = reflection.summary or Summary()
    parts = [_part(app, reflection, one.stage, one.sentences) for one in summary.stages]
    plans = (plan_line(app.library, reflection.tongue, plan.cue, plan.action) for plan in summary.plans)
    question = " ".join((summary.question, f"({summary.question_for})" if summary.question_for else ""))
    parts.append(_part(app, reflection, PLANNING, [plan for plan in plans if plan]))
    parts.append(_part(app, reflection, QUESTION, [question.strip() if summary.question else ""]))
    return tuple(part for part in parts if part.text)


def answer_parts(app: Application, reflection: Reflection) -> tuple[Part, ...]:
    """What someone answered, by stage, and does not stand word for word in what they kept.

    The answers about plans and the question are left out: the summary holds what came of them.
    """
    kept = _plain("\n".join(part.text for part in kept_parts(app, reflection)))
    stages = dict.fromkeys(e.stage for e in reflection.exchanges if e.stage not in (PLANNING, QUESTION))
    found = []
    for stage in stages:
        told = [text for text in reflection.answers(stage) if _plain(text) not in kept]
        told = [text for text in told if not _says_nothing(app, reflection, text)]
        part = _part(app, reflection, stage, told, "\n\n")
        found.append(replace(part, anchor=ANSWERS + stage))
    return tuple(part for part in found if part.text)


def _pending(app: Application, work: UnitOfWork) -> list[SourceKey]:
    """The sources whose passages are not what they should be, too many or missing."""
    patterns = {
        SourceKey(SourceKind.PATTERN, version.pattern_id, version.language): _print_of_pattern(app, version)
        for version in work.patterns.all_visible()
    }
    reflections = {
        _source(kept.id, kept.language): _print_of_reflection(app, kept) for kept in work.reflections.kept()
    }
    pending: list[SourceKey] = []
    for kind, wanted in ((SourceKind.PATTERN, patterns), (SourceKind.REFLECTION, reflections)):
        there = work.passages.fingerprints(kind)
        pending += [source for source in there | wanted if there.get(source) != wanted.get(source)]
    return pending


def _publish(app: Application, work: UnitOfWork, source: SourceKey) -> None:
    """Publish the source as it is now, or remove its passages when it is gone."""
    if source.kind is SourceKind.PATTERN:
        publish_pattern(app, work, PatternId(source.id), source.language)
        return
    reflection = work.reflections.get(ReflectionId(source.id))
    if reflection is None or reflection.tongue.language is not source.language:
        work.passages.remove(source)
        return
    publish_reflection(app, work, reflection, _readers_besides(work.passages.of(source), reflection))


def _readers_besides(passages: Sequence[Passage], reflection: Reflection) -> frozenset[Reader]:
    """Who else finds what was kept: to cut it anew takes nothing away from them."""
    readers = frozenset(reader for passage in passages for reader in passage.readers)
    return readers - {person_reader(reflection.person_id)}


def _source(reflection_id: ReflectionId, language: Language) -> SourceKey:
    return SourceKey(SourceKind.REFLECTION, reflection_id, language)


def _kept(reflection: Reflection) -> Kept:
    language = reflection.tongue.language
    return Kept(reflection.id, language, reflection.method_id, reflection.version)


def _print_of_pattern(app: Application, version: PatternVersion) -> str:
    words = hashlib.sha256(version.markdown.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{version.number}/{words}/{app.passages.cutting}"


def _print_of_reflection(app: Application, kept: Kept) -> str:
    method = app.library.method(kept.method_id)
    return f"{kept.version}/{method.version if method else 0}/{app.passages.cutting}"


def _title(app: Application, reflection: Reflection) -> str:
    """What the person came from, and the day they began."""
    method = app.library.method(reflection.method_id)
    texts = method.texts.get(reflection.tongue.language) if method else None
    name = texts.name.for_(reflection.tongue.address) if texts else str(reflection.method_id)
    return f"{reflection.title or name}, {reflection.created_at.date().isoformat()}"


def _part(
    app: Application, reflection: Reflection, stage: StageId, texts: Sequence[str], between: str = "\n"
) -> Part:
    """The texts under the stage's name; around the method that is the first question asked there."""
    text = between.join(one for one in texts if one.strip())
    return Part(stage, next(_headings(app, reflection, stage), ""), text)


def _headings(app: Application, reflection: Reflection, stage: StageId) -> Iterator[str]:
    method = app.library.method(reflection.method_id)
    texts = method.texts.get(reflection.tongue.language) if method else None
    if texts and stage in texts.stages:
        yield texts.stages[stage].title.for_(reflection.tongue.address)
    yield from (exchange.text for exchange in reflection.exchanges if exchange.stage == stage)


def _says_nothing(app: Application, reflection: Reflection, text: str) -> bool:
    return said_no(app, reflection, text) or app.reader.read(text, reflection.tongue.language).dont_know


def _plain(text: str) -> str:
    return " ".join(text.split())
