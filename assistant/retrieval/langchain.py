"""The library as a LangChain retriever, so that others can build on it, with the rights of one person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from assistant.domain.language import Language
from assistant.domain.people import Person
from assistant.services.application import Application
from assistant.services.finding import Found, search


class LibraryRetriever(BaseRetriever):
    """Finds what the person may read, best first; nothing at all when nothing fits well.

    `person` is asked anew at every search, so that a login that was closed or left a team finds no more.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    #: The wired `Application`. Called anything, because pydantic would look into all that it holds.
    app: SkipValidation[Any] = Field(exclude=True, repr=False)
    person: SkipValidation[Callable[[], Person]] = Field(exclude=True, repr=False)
    language: Language = Language.EN
    limit: int = 5
    weak_too: bool = False

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        app: Application = self.app
        found = search(app, self.person(), query, self.language, self.limit)
        if found.weak and not self.weak_too:
            return []
        return [as_document(one) for one in found.found]


def as_document(found: Found) -> Document:
    """A result as LangChain knows it: the whole passage, and where it stands."""
    passage = found.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "kind": passage.source.kind.value,
            "title": passage.title,
            "section": passage.heading,
            "language": passage.source.language.value,
            "source": found.place,
            "file": passage.file or None,
            "rank": found.rank,
        },
    )
