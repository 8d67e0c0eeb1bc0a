"""The one place that knows every concrete class; returns a wired Application."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial

from sqlalchemy import Engine

from assistant.documents.extract import FileReader
from assistant.domain.language import Language, Tongue
from assistant.errors import StorageUnavailable
from assistant.library.library import FileLibrary
from assistant.library.patterns import PatternMarkdown
from assistant.mail.postman import Postman
from assistant.mail.smtp import Server, SmtpMailer
from assistant.models.caller import LangChainModel
from assistant.models.providers import Choice
from assistant.reading.danger import DangerReader
from assistant.reading.danger_head import TrainedDanger
from assistant.reading.elements import RuleReader
from assistant.reading.feedback import FeedbackReader
from assistant.reading.feedback_head import TrainedFeedback, TrainedTags
from assistant.reading.heads import TrainedHead, shipped_weights
from assistant.reading.language import language_of
from assistant.reading.plans import RulePlans
from assistant.reading.sentences import split
from assistant.reading.trained import TrainedReader
from assistant.retrieval.dense import CurrentIndex
from assistant.retrieval.elsewhere import Elsewhere
from assistant.retrieval.encoder import encoder_of
from assistant.retrieval.finder import PassageFinder
from assistant.retrieval.index_tasks import IndexTasks
from assistant.retrieval.passages import ChunkPassages
from assistant.retrieval.sentence_model import SentenceModel
from assistant.retrieval.tokens import tokens
from assistant.services.application import Application
from assistant.services.feedback import FeedbackTools
from assistant.services.model_ports import Guest, Prices
from assistant.services.nugget_ports import Post
from assistant.services.pattern_import import import_files
from assistant.services.people import COMMAND_LINE
from assistant.services.ports import AuditEntry, ReadsReflection
from assistant.services.publishing import publish_missing
from assistant.services.safety import Safety
from assistant.settings import Settings
from assistant.storage.engine import open_engine
from assistant.storage.erase import make_erased
from assistant.storage.locks import indexing, mailing, using
from assistant.storage.migrate import migrate
from assistant.storage.work import OpensSqlWork
from assistant.web.passwords import Argon2Passwords

_log = logging.getLogger("assistant.storage")
_ERASE_AFTER = 2.0
_ERASE_AGAIN_AFTER = 30.0


@contextmanager
def application(settings: Settings) -> Iterator[Application]:
    """The application on the settings' data folder, its database brought up to date.

    Raises DataFolderInUse while a backup is restored, StorageUnavailable, LibraryError.
    """
    with using(settings.data):
        engine = open_engine(settings.data)
        eraser = _Eraser(engine)
        try:
            migrate(engine, settings.data)
            wired = _wired(settings, engine, eraser.soon)
            import_files(wired)
            publish_missing(wired)
            yield wired
            eraser.finish()
            if wired.guest:
                wired.guest.model.close()
        finally:
            engine.dispose()


def head_of(settings: Settings, name: str) -> Callable[[], TrainedHead]:
    """A trained head, loaded once when first asked for; its tuned encoder is made in the data folder."""

    @cache
    def trained() -> TrainedHead:
        weights = shipped_weights(name)
        return TrainedHead.of(SentenceModel(settings.data, name, weights), weights)

    return trained


def safety_of(settings: Settings, library: FileLibrary | None = None) -> Safety:
    """What reads danger and knows whom to turn to; keeps nothing. Raises LibraryError."""
    known = library or FileLibrary(settings.library)
    reader = DangerReader(known.danger(), TrainedDanger(head_of(settings, "danger")))
    return Safety(reader, known, language_of, settings.country)


def reader_of(settings: Settings, library: FileLibrary | None = None) -> ReadsReflection:
    """What reads answers: the trained head beside the lexicons. Raises LibraryError."""
    known = library or FileLibrary(settings.library)
    return TrainedReader(RuleReader(known.lexicons()), head_of(settings, "elements"))


def feedback_of(settings: Settings, library: FileLibrary | None = None) -> FeedbackReader:
    """What reads feedback: the trained heads beside the rules. Raises LibraryError."""
    known = library or FileLibrary(settings.library)

    @cache
    def trained() -> TrainedTags:
        weights = shipped_weights("feedback")
        return TrainedTags.of(SentenceModel(settings.data, "feedback", weights), weights)

    return FeedbackReader(known.feedback(), TrainedFeedback(trained))


def feedback_tools(settings: Settings, library: FileLibrary | None = None) -> FeedbackTools:
    """What reads and drafts feedback; keeps nothing. Raises LibraryError."""
    known = library or FileLibrary(settings.library)
    return FeedbackTools(
        feedback_of(settings, known), known, safety_of(settings, known), settings.german_address
    )


def post_of(settings: Settings) -> Post:
    """What nuggets are sent with; no server where the operator named none."""
    server = Server(
        settings.smtp_host,
        settings.mail_port,
        settings.smtp_security.value,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
    )
    return Post(
        split,
        _said,
        Postman(partial(mailing, settings.data)),
        settings.site,
        settings.smtp_from,
        SmtpMailer(server) if settings.smtp_host else None,
        settings.name,
    )


def _said(tongue: Tongue, key: str, **values: str | int) -> str:
    from assistant.ui.texts import catalogue

    return catalogue(tongue).text(key, **values)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def _wired(settings: Settings, engine: Engine, forget_deleted: Callable[[], None]) -> Application:
    library = FileLibrary(settings.library)
    work, index, encoder = (
        OpensSqlWork(engine),
        CurrentIndex(),
        encoder_of(settings.embedding_model, settings.data),
    )
    elsewhere = Elsewhere(library.elsewhere(), settings.data / "models")
    safety = safety_of(settings, library)
    finder = PassageFinder(work, lambda: encoder, index.get, elsewhere)
    return Application(
        work=work,
        clock=now,
        passwords=Argon2Passwords(),
        library=library,
        reader=reader_of(settings, library),
        plans=RulePlans(library.lexicons()),
        patterns=PatternMarkdown(),
        documents=FileReader(),
        passages=ChunkPassages(split),
        finder=finder,
        index=IndexTasks(
            work,
            lambda: encoder,
            settings.data / "index",
            index,
            partial(indexing, settings.data),
            now,
            finder.make_ready,
        ),
        safety=safety,
        feedback=FeedbackTools(feedback_of(settings, library), library, safety, settings.german_address),
        language_of=language_of,
        post=post_of(settings),
        forget_deleted=forget_deleted,
        address=settings.german_address,
        guest=_guest(settings, library),
    )


def chosen_model(settings: Settings) -> Choice | None:
    """The model the operator lets in, or None."""
    if not settings.chat_model or not settings.model_allowed:
        return None
    return Choice(
        settings.chat_model,
        settings.model_url,
        settings.model_key.get_secret_value(),
        settings.model_api_version,
        settings.model_seconds,
        settings.model_threads,
    )


def _guest(settings: Settings, library: FileLibrary) -> Guest | None:
    choice = chosen_model(settings)
    if choice is None:
        return None
    return Guest(
        model=LangChainModel(choice),
        prompts=library.prompts(),
        vocabulary={language: library.vocabulary(language) for language in Language},
        feelings={language: cues["feeling"] for language, cues in library.lexicons().items()},
        count=tokens,
        seconds=settings.model_seconds,
        calls_a_day=settings.model_calls_a_day,
        prices=Prices(settings.model_price_in, settings.model_price_out),
    )


class _Eraser:
    """Takes deleted words out of the database's files a little later, many deletions at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def soon(self) -> None:
        """Erase in a moment, unless that is already planned."""
        self._plan(_ERASE_AFTER)

    def finish(self) -> None:
        """Erase now what is still planned."""
        with self._lock:
            planned, self._timer = self._timer, None
        if planned:
            planned.cancel()
            self._erase()

    def _plan(self, seconds: float) -> None:
        with self._lock:
            if self._timer is None:
                self._timer = threading.Timer(seconds, self._run)
                self._timer.daemon = True
                self._timer.start()

    def _run(self) -> None:
        with self._lock:
            self._timer = None
        if not self._erase():
            self._plan(_ERASE_AGAIN_AFTER)

    def _erase(self) -> bool:
        try:
            return make_erased(self._engine)
        except StorageUnavailable as error:
            _log.warning("deleted words are not yet out of the files: %s", error)
            return False


def note_command(settings: Settings, action: str, subject: str = "") -> None:
    """Write into the audit log that a command did something."""
    with application(settings) as app, app.work() as work:
        work.audit.record(AuditEntry(now(), COMMAND_LINE, action, subject))
        work.commit()
