"""The repositories of a unit of work, in memory; what each promises stands in `services/ports.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from unicodedata import normalize

from assistant.domain.ids import IntentionId, PersonId, ReflectionId
from assistant.domain.intentions import Intention
from assistant.domain.people import Person
from assistant.domain.reflections import Exchange, Kept, Listed, Mode, Reflection, Status
from assistant.errors import BadValue, NotFound, Stale, StorageUnavailable
from assistant.services.ports import AuditEntry, Failures, LoginSession
from tests.fakes.feedback import KeptDrafts
from tests.fakes.gaps import Questions, UseCounts
from tests.fakes.library import Cards, Stored, without_uploader
from tests.fakes.models import Calls, Days, Wishes
from tests.fakes.nuggets import Shelf as NuggetShelf
from tests.fakes.patterns import Versions, without_person


@dataclass
class Shelf:
    """Everything that was committed."""

    people: dict[PersonId, Person] = field(default_factory=dict)
    hashes: dict[PersonId, str] = field(default_factory=dict)
    sessions: dict[str, LoginSession] = field(default_factory=dict)
    failures: dict[str, Failures] = field(default_factory=dict)
    reflections: dict[ReflectionId, Reflection] = field(default_factory=dict)
    intentions: dict[IntentionId, Intention] = field(default_factory=dict)
    drafts: dict[tuple[PersonId, str], str] = field(default_factory=dict)
    patterns: Versions = field(default_factory=dict)
    documents: Stored = field(default_factory=dict)
    cards: Cards = field(default_factory=Cards)
    uses: UseCounts = field(default_factory=dict)
    questions: Questions = field(default_factory=dict)
    model_calls: Calls = field(default_factory=dict)
    model_days: Days = field(default_factory=dict)
    wishes: Wishes = field(default_factory=dict)
    nuggets: NuggetShelf = field(default_factory=NuggetShelf)
    feedback: KeptDrafts = field(default_factory=dict)
    audit: list[AuditEntry] = field(default_factory=list)

    def copy(self) -> Shelf:
        """The same things on a shelf of their own."""
        return Shelf(**{name: things.copy() for name, things in vars(self).items()})

    def need_person(self, person_id: PersonId) -> None:
        """Refuse what would belong to nobody, as the database does."""
        if person_id not in self.people:
            raise _contradiction()

    def forget(self, person_id: PersonId) -> None:
        """Take away what belonged to a person, as the database's foreign keys do."""
        without_person(self.patterns, person_id)
        without_uploader(self.documents, person_id)
        self.drafts = {place: text for place, text in self.drafts.items() if place[0] != person_id}
        self.sessions = {k: one for k, one in self.sessions.items() if one.person_id != person_id}
        self.reflections = {k: one for k, one in self.reflections.items() if one.person_id != person_id}
        self.intentions = {k: one for k, one in self.intentions.items() if one.person_id != person_id}
        self.wishes.pop(person_id, None)
        self.nuggets.forget(person_id)
        for draft in [one for one in self.feedback.values() if one.person_id == person_id]:
            del self.feedback[draft.id]
        self.forget_calls()

    def forget_calls(self) -> None:
        """Take away the calls of reflections that are gone, as the database's foreign keys do."""
        for call in [c for c in self.model_calls.values() if c.reflection_id not in self.reflections]:
            del self.model_calls[call.id]


class FakePeople:
    """Everyone with a login."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, person: Person, password_hash: str) -> None:
        if self.by_login(person.login) is not None:
            raise BadValue(f"The login {person.login} is taken.", login=person.login)
        if person.id in self._shelf.people:
            raise _contradiction()
        self._shelf.people[person.id] = person
        self._shelf.hashes[person.id] = password_hash

    def get(self, person_id: PersonId) -> Person | None:
        return self._shelf.people.get(person_id)

    def by_login(self, login: str) -> Person | None:
        return next((p for p in self._shelf.people.values() if _fold(p.login) == _fold(login)), None)

    def all(self) -> list[Person]:
        return sorted(self._shelf.people.values(), key=lambda person: _fold(person.login))

    def update(self, person: Person) -> None:
        known = self._shelf.people.get(person.id)
        if known is None:
            raise NotFound("There is no person with this id.")
        self._shelf.people[person.id] = replace(person, login=known.login)

    def password_hash(self, person_id: PersonId) -> str:
        if person_id not in self._shelf.hashes:
            raise NotFound("There is no person with this id.")
        return self._shelf.hashes[person_id]

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        self.password_hash(person_id)
        self._shelf.hashes[person_id] = password_hash

    def remove(self, person_id: PersonId) -> None:
        self._shelf.people.pop(person_id, None)
        self._shelf.hashes.pop(person_id, None)
        self._shelf.forget(person_id)


class FakeLogins:
    """Login sessions and wrong tries."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, session: LoginSession) -> None:
        self._shelf.need_person(session.person_id)
        if session.token_hash in self._shelf.sessions:
            raise _contradiction()
        self._shelf.sessions[session.token_hash] = session

    def get(self, token_hash: str) -> LoginSession | None:
        return self._shelf.sessions.get(token_hash)

    def seen(self, token_hash: str, at: datetime) -> None:
        if token_hash in self._shelf.sessions:
            self._shelf.sessions[token_hash] = replace(self._shelf.sessions[token_hash], seen_at=at)

    def end(self, token_hash: str) -> None:
        self._shelf.sessions.pop(token_hash, None)

    def end_all(self, person_id: PersonId, keep: str = "") -> None:
        for token, session in list(self._shelf.sessions.items()):
            if session.person_id == person_id and token != keep:
                self.end(token)

    def end_before(self, seen_before: datetime, created_before: datetime) -> None:
        for token, session in list(self._shelf.sessions.items()):
            if session.seen_at < seen_before or session.created_at < created_before:
                self.end(token)

    def failures(self, key: str) -> Failures | None:
        return self._shelf.failures.get(key)

    def fail(self, key: str, at: datetime) -> None:
        known = self._shelf.failures.get(key)
        self._shelf.failures[key] = Failures(1 if known is None else known.count + 1, at)

    def forgive(self, key: str) -> None:
        self._shelf.failures.pop(key, None)


class FakeReflections:
    """All reflections."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, reflection: Reflection) -> None:
        self._shelf.need_person(reflection.person_id)
        if reflection.id in self._shelf.reflections:
            raise _contradiction()
        self._shelf.reflections[reflection.id] = reflection

    def get(self, reflection_id: ReflectionId) -> Reflection | None:
        return self._shelf.reflections.get(reflection_id)

    def save(self, reflection: Reflection, seen: int) -> Reflection:
        stored = self._shelf.reflections.get(reflection.id)
        if stored is None or stored.version != seen:
            raise Stale("The reflection was changed elsewhere.")
        later = replace(reflection, version=seen + 1)
        self._shelf.reflections[reflection.id] = later
        return later

    def remove(self, reflection_id: ReflectionId) -> None:
        self._shelf.reflections.pop(reflection_id, None)
        self._shelf.forget_calls()
        for intention in list(self._shelf.intentions.values()):
            if intention.reflection_id == reflection_id:
                del self._shelf.intentions[intention.id]
        for person_id, place in list(self._shelf.drafts):
            if place.startswith(f"{reflection_id}/"):
                del self._shelf.drafts[person_id, place]

    def of(self, person_id: PersonId, limit: int = 50, offset: int = 0) -> list[Listed]:
        return [_listed(found) for found in self._theirs(person_id)[offset : offset + limit]]

    def count(self, person_id: PersonId) -> int:
        return len(self._theirs(person_id))

    def holding(self, person_id: PersonId, words: Sequence[str]) -> list[Listed]:
        found = []
        for reflection in self._theirs(person_id):
            text = _fold("\n".join(_texts(reflection)))
            if all(_fold(word) in text for word in words):
                found.append(_listed(reflection))
        return found

    def asked(self, person_id: PersonId, last: int) -> frozenset[str]:
        return frozenset(e.asked for e in self._latest(person_id, last) if e.asked)

    def questions(self, person_id: PersonId, last: int, but: ReflectionId) -> frozenset[str]:
        return frozenset(e.text for e in self._latest(person_id, last, but))

    def _latest(self, person_id: PersonId, last: int, but: str = "") -> list[Exchange]:
        theirs = (one for one in self._theirs(person_id) if one.id != but)
        latest = sorted(theirs, key=lambda r: (r.created_at, r.id), reverse=True)[:last]
        return [exchange for reflection in latest for exchange in reflection.exchanges]

    def kept(self, person_id: PersonId | None = None) -> list[Kept]:
        every = sorted(self._shelf.reflections.values(), key=lambda found: found.id)
        found = [r for r in every if r.status is Status.KEPT and person_id in (None, r.person_id)]
        return [Kept(r.id, r.tongue.language, r.method_id, r.version) for r in found]

    def unanswered(self) -> list[ReflectionId]:
        chats = (r for r in self._shelf.reflections.values() if r.mode is Mode.CHAT)
        going_on = (r for r in chats if r.status is Status.OPEN)
        waiting = [r for r in going_on if r.exchanges and r.exchanges[-1].answer is not None]
        return [r.id for r in sorted(waiting, key=lambda r: (r.updated_at, r.id))]

    def _theirs(self, person_id: PersonId) -> list[Reflection]:
        theirs = (r for r in self._shelf.reflections.values() if r.person_id == person_id)
        return sorted(theirs, key=lambda r: (r.updated_at, r.created_at, r.id), reverse=True)


class FakeIntentions:
    """What people planned."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, intention: Intention) -> None:
        self._shelf.need_person(intention.person_id)
        if intention.id in self._shelf.intentions or intention.reflection_id not in self._shelf.reflections:
            raise _contradiction()
        self._shelf.intentions[intention.id] = intention

    def get(self, intention_id: IntentionId) -> Intention | None:
        return self._shelf.intentions.get(intention_id)

    def of(self, person_id: PersonId) -> list[Intention]:
        theirs = (i for i in self._shelf.intentions.values() if i.person_id == person_id)
        return sorted(
            theirs, key=lambda i: (not i.open, i.plan.date or date.max, i.created_at, i.reflection_id)
        )

    def open_of(self, person_id: PersonId) -> list[Intention]:
        return [intention for intention in self.of(person_id) if intention.open]

    def from_reflection(self, reflection_id: ReflectionId) -> list[Intention]:
        return [i for i in self._shelf.intentions.values() if i.reflection_id == reflection_id]

    def save(self, intention: Intention) -> None:
        if intention.id not in self._shelf.intentions:
            raise NotFound("There is no intention with this id.")
        self._shelf.intentions[intention.id] = intention

    def remove(self, intention_id: IntentionId) -> None:
        self._shelf.intentions.pop(intention_id, None)


class FakeDrafts:
    """Words typed and not sent."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def put(self, person_id: PersonId, place: str, text: str, at: datetime) -> None:
        self._shelf.drafts.pop((person_id, place), None)
        if text:
            self._shelf.need_person(person_id)
            self._shelf.drafts[person_id, place] = text

    def get(self, person_id: PersonId, place: str) -> str:
        return self._shelf.drafts.get((person_id, place), "")

    def under(self, person_id: PersonId, prefix: str) -> dict[str, str]:
        theirs = (place for owner, place in self._shelf.drafts if owner == person_id)
        found = sorted(place for place in theirs if place.startswith(prefix))
        return {place: self._shelf.drafts[person_id, place] for place in found}

    def remove_under(self, person_id: PersonId, prefix: str) -> None:
        for place in self.under(person_id, prefix):
            del self._shelf.drafts[person_id, place]


class FakeAudit:
    """The log of what administrators and commands did."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def record(self, entry: AuditEntry) -> None:
        self._shelf.audit.append(entry)

    def last(self, limit: int = 100) -> list[AuditEntry]:
        return self._shelf.audit[::-1][:limit]


def _contradiction() -> StorageUnavailable:
    return StorageUnavailable("The store refused a change that contradicts what it holds.")


def _fold(text: str) -> str:
    return normalize("NFC", normalize("NFC", text).casefold())


def _texts(reflection: Reflection) -> Iterable[str]:
    yield reflection.title
    yield from (exchange.answer or "" for exchange in reflection.exchanges)
    if reflection.summary is not None:
        yield from (sentence for stage in reflection.summary.stages for sentence in stage.sentences)
        for plan in reflection.summary.plans:
            yield from (plan.cue, plan.action, plan.helper)
        yield from (reflection.summary.question_for, reflection.summary.question)


def _listed(reflection: Reflection) -> Listed:
    return Listed(
        id=reflection.id,
        title=reflection.title,
        method_id=reflection.method_id,
        status=reflection.status,
        mode=reflection.mode,
        updated_at=reflection.updated_at,
    )
