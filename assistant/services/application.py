"""Everything the use cases work with, wired once by `bootstrap` and handed around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.language import Address, Language, Tongue
from assistant.services.document_ports import ReadsDocuments, TellsLanguage
from assistant.services.feedback import FeedbackTools
from assistant.services.index_ports import TendsIndex
from assistant.services.model_ports import Guest
from assistant.services.nugget_ports import Post
from assistant.services.passage_ports import Finds, MakesPassages
from assistant.services.pattern_ports import ReadsPatterns
from assistant.services.ports import (
    Clock,
    HashesPasswords,
    Library,
    OpensWork,
    ReadsPlans,
    ReadsReflection,
)
from assistant.services.safety import Safety


@dataclass(frozen=True)
class Application:
    """The wired application. One per process and data folder.

    `forget_deleted` makes sure that what was deleted is also gone from the files; perhaps a little later.
    `guest` is the language model, if the organisation lets one in; `post` is what nuggets are sent with.
    """

    work: OpensWork
    clock: Clock
    passwords: HashesPasswords
    library: Library
    reader: ReadsReflection
    plans: ReadsPlans
    patterns: ReadsPatterns
    documents: ReadsDocuments
    passages: MakesPassages
    finder: Finds
    index: TendsIndex
    safety: Safety
    feedback: FeedbackTools
    language_of: TellsLanguage
    post: Post
    forget_deleted: Callable[[], None]
    address: Address = Address.SIE
    guest: Guest | None = None

    def tongue(self, language: Language) -> Tongue:
        """The language with the organisation's form of address."""
        return Tongue(language, self.address)
