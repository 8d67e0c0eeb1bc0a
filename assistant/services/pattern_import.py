"""Brings the library's files of patterns into the database, where their versions live."""

from __future__ import annotations

from assistant.domain.patterns import PatternFile, PatternVersion
from assistant.services.application import Application
from assistant.services.ports import UnitOfWork
from assistant.services.publishing import publish_pattern


def import_files(app: Application) -> int:
    """Make a version of every file that is new or changed since its last import; return how many.

    What wins is the newest: an unchanged file does nothing, so a version that people had reviewed after its
    import stays the visible one. A file changed since then (by the organisation or with a new release) comes
    as a newer version, and if it says `state: reviewed`, it is the visible one; what people wrote stays in
    the history and can be restored. A file taken away changes nothing.
    """
    with app.work(read_only=True) as work:
        if not _changed(app, work):
            return 0
    with app.work() as work:
        changed = _changed(app, work)
        for file in changed:
            work.patterns.add(
                PatternVersion(
                    pattern_id=file.text.pattern_id,
                    language=file.text.language,
                    markdown=file.markdown,
                    state=file.text.state,
                    created_at=app.clock(),
                    file_sha256=file.sha256,
                )
            )
            publish_pattern(app, work, file.text.pattern_id, file.text.language)
        work.commit()
    return len(changed)


def _changed(app: Application, work: UnitOfWork) -> list[PatternFile]:
    last = work.patterns.imported()
    files = app.library.pattern_files()
    return [file for file in files if last.get((file.text.pattern_id, file.text.language)) != file.sha256]
