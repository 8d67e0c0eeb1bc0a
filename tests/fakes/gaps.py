"""Counts and questions passed on, in memory; what each promises stands in `services/gap_ports.py`."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.gaps import Counted, Month, OpenQuestion, QuestionId, Use
from assistant.errors import StorageUnavailable

UseCounts = dict[tuple[Counted, Month], Use]
Questions = dict[QuestionId, OpenQuestion]


class FakeUses:
    """How often each text was shown and opened."""

    def __init__(self, counts: UseCounts) -> None:
        self._counts = counts

    def shown(self, texts: Iterable[Counted], month: Month) -> None:
        for text in set(texts):
            known = self._counts.get((text, month), Use())
            self._counts[text, month] = Use(known.shown + 1, known.opened)

    def opened(self, text: Counted, month: Month) -> None:
        known = self._counts.get((text, month), Use())
        self._counts[text, month] = Use(known.shown, known.opened + 1)

    def since(self, month: Month) -> dict[Counted, Use]:
        found: dict[Counted, Use] = {}
        for (text, when), use in self._counts.items():
            if when >= month:
                known = found.get(text, Use())
                found[text] = Use(known.shown + use.shown, known.opened + use.opened)
        return found


class FakeOpenQuestions:
    """Questions passed on."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def add(self, question: OpenQuestion) -> None:
        if question.id in self._questions:
            raise StorageUnavailable("The store refused a change that contradicts what it holds.")
        self._questions[question.id] = question

    def get(self, question_id: QuestionId) -> OpenQuestion | None:
        return self._questions.get(question_id)

    def all(self) -> list[OpenQuestion]:
        return sorted(self._questions.values(), key=lambda one: (one.month, one.text, one.id))

    def save(self, question: OpenQuestion) -> None:
        if question.id in self._questions:
            self._questions[question.id] = question

    def remove(self, question_id: QuestionId) -> None:
        self._questions.pop(question_id, None)
