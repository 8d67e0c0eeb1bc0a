"""`repr` never shows what people wrote, so that no log and no traceback can."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

import assistant.domain
import assistant.services
from assistant.domain.drafting import FeedbackModel
from assistant.domain.elements import Reading, ReadSentence
from assistant.domain.exported import (
    ExportedFeedback,
    ExportedPlan,
    ExportedReflection,
    ExportedStage,
    ExportedTurn,
)
from assistant.domain.feedback_drafts import FeedbackDraft, FeedbackDraftId
from assistant.domain.ids import IntentionId, MethodId, PersonId, ReflectionId, StageId, TeamName
from assistant.domain.intentions import Intention, Plan
from assistant.domain.language import Language, Tongue
from assistant.domain.nuggets import NuggetId, NuggetText, Source
from assistant.domain.patterns import PatternId
from assistant.domain.planning import PlanProgress
from assistant.domain.prompts import Sent
from assistant.domain.reflections import (
    Exchange,
    Kind,
    Listed,
    Mode,
    Reflection,
    StageSummary,
    Status,
    Summary,
)
from assistant.domain.worded import Grounds
from assistant.services.conversation import Given
from assistant.services.feedback import Notes
from assistant.services.feedback_drafts import ToKeep
from assistant.services.model_ports import ModelCall, Outcome, ToWord, Written
from assistant.services.nugget_ports import Membership
from assistant.services.nuggets import NewNugget
from assistant.services.people import NewPerson
from assistant.services.reflections import Beginning, Page
from assistant.services.wording import Worded
from tests.fakes.things import a_person

SECRET = "Zonnebloempit"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
#: Names of fields that hold what people wrote, wherever they stand.
PEOPLES = {
    *("answer", "cue", "action", "helper", "sentences", "question", "question_for", "outcome_words"),
    *("occasion", "words", "password", "token", "token_hash", "line"),
    *("said", "sent", "received", "curated", "quote"),
    *("notes", "to_name"),
}
#: Modules whose values hold the library's words, or what commands did, and no person's.
LIBRARYS = {"methods", "language", "patterns"}
#: The name of an act, sentences that hide themselves, what the library says, and how many were sent.
NAMED_OTHERWISE = {
    ("Criterion", "sentences"),
    ("AuditEntry", "action"),
    ("Finding", "line"),
    ("Reading", "sentences"),
    ("FeedbackReading", "sentences"),
    ("Drafted", "said"),
    ("Told", "sent"),
    ("Round", "sent"),
}

PLAN = Plan(SECRET, SECRET, date(2026, 12, 1), SECRET)
EXCHANGE = Exchange(1, StageId("s"), Kind.OPENING, SECRET, "m/openings/0", NOW, answer=SECRET)
SUMMARY = Summary((StageSummary(StageId("s"), (SECRET,)),), (PLAN,), SECRET, SECRET)
REFLECTION = Reflection(
    ReflectionId("r"),
    PersonId("p"),
    MethodId("gibbs"),
    Tongue(Language.NL),
    10,
    Mode.CHAT,
    Status.OPEN,
    SECRET,
    NOW,
    NOW,
    exchanges=(EXCHANGE,),
    summary=SUMMARY,
)
LISTED = Listed(ReflectionId("r"), SECRET, MethodId("gibbs"), Status.OPEN, Mode.CHAT, NOW)
INTENTION = Intention(IntentionId("i"), PersonId("p"), ReflectionId("r"), PLAN, NOW, outcome_words=SECRET)
EXPORTED = ExportedReflection(
    SECRET,
    "Gibbs",
    date(2026, 12, 1),
    Language.NL,
    {},
    (ExportedStage("Moment", (SECRET,)),),
    (ExportedPlan(SECRET, None, SECRET),),
    SECRET,
    SECRET,
    (ExportedTurn(SECRET, SECRET),),
)
FULL: list[object] = [
    EXCHANGE,
    SUMMARY,
    REFLECTION,
    LISTED,
    Page((LISTED,), 1),
    INTENTION,
    PLAN,
    PlanProgress("plan/1", PLAN, frozenset()),
    EXPORTED,
    Reading((ReadSentence(SECRET, frozenset()),)),
    a_person(name=SECRET),
    Given(1, SECRET),
    Worded(SECRET, "m/openings/0"),
    Beginning(MethodId("gibbs"), 10, Tongue(Language.NL), occasion=SECRET),
    NewPerson("anouk", SECRET, SECRET),
    Sent(SECRET, SECRET),
    Grounds(Tongue(Language.NL), SECRET, (SECRET,), (SECRET,), SECRET, SECRET),
    ToWord(
        Kind.PROBE, Tongue(Language.NL), SECRET, said=(SECRET,), asked=(SECRET,), quote=SECRET, source=SECRET
    ),
    Written(Outcome.ANSWERED, SECRET),
    NuggetText(SECRET, Source("A", SECRET)),
    NewNugget(NuggetId("n"), TeamName("t"), PatternId("p"), Language.NL, {Language.NL: SECRET}, NOW.date()),
    Membership(PersonId("p"), TeamName("t"), SECRET),
    FeedbackDraft(
        FeedbackDraftId("d"),
        PersonId("p"),
        SECRET,
        SECRET,
        SECRET,
        SECRET,
        FeedbackModel.SBI,
        Language.NL,
        NOW,
        NOW,
    ),
    ToKeep(FeedbackDraftId("d"), SECRET, Notes(SECRET, to=SECRET, occasion=SECRET)),
    ExportedFeedback(SECRET, SECRET, SECRET, SECRET, NOW.date(), NOW.date(), Language.NL, {}),
    ModelCall("c", ReflectionId("r"), 1, NOW, "m:n", "h", "probe/1", SECRET, received=SECRET),
]


def fields() -> Iterator[tuple[str, str, bool]]:
    """Class, field and whether `repr` shows it, for every dataclass of domain and services."""
    for package in (assistant.domain, assistant.services):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if found.name.rsplit(".", 1)[-1] in LIBRARYS:
                continue
            for kind in vars(importlib.import_module(found.name)).values():
                if isinstance(kind, type) and dataclasses.is_dataclass(kind):
                    yield from ((kind.__name__, f.name, f.repr) for f in dataclasses.fields(kind))


@pytest.mark.parametrize("value", FULL, ids=lambda value: type(value).__name__)
def test_repr_shows_no_word_of_a_person(value: object) -> None:
    assert SECRET not in repr(value)
    assert SECRET not in str(value)
    assert SECRET not in f"{[value]}"


def test_a_new_field_for_peoples_words_is_hidden_too() -> None:
    shown = {(kind, name) for kind, name, shows in fields() if shows and name in PEOPLES}
    assert shown - NAMED_OTHERWISE == set()
