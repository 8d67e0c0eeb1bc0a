"""A house for tests of the use cases: people in memory, the real library and readers, a clock by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from assistant.documents.extract import FileReader
from assistant.domain.contacts import Country
from assistant.domain.ids import MethodId, TeamName
from assistant.domain.language import Address, Language, Tongue
from assistant.domain.people import Person, Role
from assistant.domain.reflections import Exchange, Mode, Reflection, Status
from assistant.library.library import FileLibrary
from assistant.library.patterns import PatternMarkdown
from assistant.reading.danger import DangerReader
from assistant.reading.elements import RuleReader
from assistant.reading.feedback import FeedbackReader
from assistant.reading.language import language_of
from assistant.reading.plans import RulePlans
from assistant.reading.sentences import split
from assistant.retrieval.passages import ChunkPassages
from assistant.services import conversation, reflections, summaries
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.feedback import FeedbackTools
from assistant.services.reflections import Beginning
from assistant.services.safety import Safety
from tests.fakes.finding import ToldFinder
from tests.fakes.indexes import NoIndex
from tests.fakes.nuggets import ToldServer, a_post
from tests.fakes.things import NOW, a_person
from tests.fakes.work import FakeStore

#: Every language in every form of address it has.
TONGUES = (
    Tongue(Language.NL),
    Tongue(Language.DE, Address.DU),
    Tongue(Language.DE, Address.SIE),
    Tongue(Language.EN),
)
TONGUE_NAMES = ["nl", "de-du", "de-sie", "en"]
METHODS = ("gibbs", "starr", "korthagen", "kolb", "aar", "driscoll", "two-minute")

#: In each language an answer in which nothing is missing, and one in which everything is.
RICH = {
    Language.NL: "Milan keek op zijn telefoon toen ik het dossier gaf. Ik voelde me gehaast en dat was "
    "lastig. Ik dacht dat hij luisterde, maar hij zou het anders vertellen. Dat kwam doordat ik naar huis "
    "wilde. Ik heb geleerd dat ik moet wachten. De volgende keer ga ik wachten tot hij schrijft.",
    Language.DE: "Milan hat auf sein Telefon geschaut, als ich die Akte übergeben habe. Ich war gehetzt und "
    "das war schwierig. Ich dachte, er hört zu, aber er würde es anders erzählen. Das lag daran, dass ich "
    "nach Hause wollte. Ich habe gelernt, dass ich warten muss. Nächstes Mal werde ich warten.",
    Language.EN: "Milan looked at his phone when I handed him the file. I felt rushed and that was "
    "difficult. I thought he was listening, but he would tell it differently. That was because I wanted to "
    "go home. I learned that I have to wait. Next time I will wait until he writes.",
}
POOR = {Language.NL: "Ging wel.", Language.DE: "Ging so.", Language.EN: "It was okay."}
DONT_KNOW = {Language.NL: "Weet ik niet", Language.DE: "Weiß ich nicht", Language.EN: "I don't know"}
NO = {Language.NL: "nee", Language.DE: "nein", Language.EN: "no"}
PLAN = {
    Language.NL: "Als Milan op zijn telefoon kijkt, dan stop ik met praten.",
    Language.DE: "Wenn Milan auf sein Telefon schaut, dann höre ich auf zu reden.",
    Language.EN: "If Milan looks at his phone, then I stop talking.",
}


@lru_cache
def library() -> FileLibrary:
    """The shipped library, read once."""
    return FileLibrary()


class OnceReader:
    """The rule-based reader, which reads the same words only once; reading is pure."""

    def __init__(self) -> None:
        self.read = lru_cache(maxsize=4096)(RuleReader(library().lexicons()).read)


@lru_cache
def reader() -> OnceReader:
    """The reader of answers, made once."""
    return OnceReader()


@lru_cache
def safety() -> Safety:
    """What reads danger, for the Netherlands."""
    return Safety(DangerReader(library().danger()), library(), language_of, Country.NL)


@lru_cache
def plans() -> RulePlans:
    """The rule-based reader of plans."""
    return RulePlans(library().lexicons())


class NoPasswords:
    """No test of a conversation needs a password."""

    def hash(self, password: str) -> str:
        return "-"

    def verify(self, password_hash: str, password: str) -> bool:
        return False

    def outdated(self, password_hash: str) -> bool:
        return False


@dataclass
class House:
    """One organisation with sanne and piet, both learners."""

    store: FakeStore = field(default_factory=FakeStore)
    now: datetime = NOW
    forgotten: int = 0
    finder: ToldFinder = field(default_factory=ToldFinder)
    address: Address = Address.SIE
    mail_server: ToldServer | None = None
    me: Person = field(default_factory=a_person)
    other: Person = field(default_factory=lambda: a_person("piet"))

    def __post_init__(self) -> None:
        with self.store() as work:
            work.people.add(self.me, "-")
            work.people.add(self.other, "-")
            work.commit()
        self.app = Application(
            work=self.store,
            clock=self.clock,
            passwords=NoPasswords(),
            library=library(),
            reader=reader(),
            plans=plans(),
            patterns=PatternMarkdown(),
            documents=FileReader(),
            passages=ChunkPassages(split),
            finder=self.finder,
            index=NoIndex(),
            safety=safety(),
            feedback=FeedbackTools(FeedbackReader(library().feedback()), library(), safety(), self.address),
            language_of=language_of,
            post=a_post(self.mail_server),
            forget_deleted=self._forget,
            address=self.address,
        )

    def somebody(self, name: str, role: Role, team: str = "") -> Person:
        """One more person, with that role beside the learner's, in a team if it is named."""
        teams = frozenset({TeamName(team)} if team else ())
        with self.store() as work:
            person = a_person(name, roles=frozenset({Role.LEARNER, role}), teams=teams)
            work.people.add(person, "-")
            work.commit()
        return person

    def clock(self) -> datetime:
        """The time, a second later at every look."""
        self.now += timedelta(seconds=1)
        return self.now

    def _forget(self) -> None:
        self.forgotten += 1

    def begin(
        self,
        method: str = "gibbs",
        minutes: int = 10,
        language: Language = Language.NL,
        occasion: str = "",
        mode: Mode = Mode.CHAT,
        tongue: Tongue | None = None,
    ) -> Reflection:
        """Sanne begins."""
        spoken = tongue or self.app.tongue(language)
        beginning = Beginning(MethodId(method), minutes, spoken, mode, occasion, "Waar kom je vandaan?")
        return reflections.begin(self.app, self.me, beginning)

    def say(self, reflection: Reflection, text: str, outcome: str = "") -> Reflection:
        """Sanne answers the question she looks at."""
        assert reflection.current is not None
        given = Given(reflection.current.number, text, outcome)
        return conversation.answer(self.app, self.me, reflection.id, given)

    def skip(self, reflection: Reflection) -> Reflection:
        """Sanne skips the question she looks at."""
        assert reflection.current is not None
        return conversation.skip(self.app, self.me, reflection.id, reflection.current.number)

    def stored(self, reflection: Reflection) -> Reflection:
        """The reflection as it is kept."""
        with self.store(read_only=True) as work:
            found = work.reflections.get(reflection.id)
        assert found is not None
        return found

    def to_the_end(self, reflection: Reflection, reply: Callable[[Exchange], str]) -> Reflection:
        """Answer with `reply` (an empty text skips) until the summary is there."""
        for _ in range(60):
            if reflection.status is not Status.OPEN:
                return reflection
            assert reflection.current is not None
            text = reply(reflection.current)
            reflection = self.say(reflection, text) if text else self.skip(reflection)
        raise AssertionError("the questions do not end")

    def kept(self, text: str = "", minutes: int = 2, method: str = "two-minute") -> Reflection:
        """A reflection of Sanne with the plan `text`, kept."""
        begun = self.begin(method, minutes, occasion="De overdracht ging vandaag mis.")
        ready = self.to_the_end(
            begun, lambda asked: text if asked.asked.startswith("conversation/plan/") else ""
        )
        assert ready.summary is not None
        return summaries.keep(self.app, self.me, ready.id, ready.summary, ready.version)


def asked_of(reflection: Reflection, kind: str) -> Iterator[Exchange]:
    """The exchanges of that kind."""
    return (e for e in reflection.exchanges if e.kind.value == kind)
