"""Deleting rows leaves words in the files; this takes them out.

`secure_delete` overwrites what is deleted, but the write-ahead log still holds the pages as they were, and
pages that were split or joined keep remains. Moving the log into the file, rebuilding the file and emptying
the log again leaves neither. (File systems and disks may keep old blocks; that is for the disk's encryption.)
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from assistant.storage.failures import speaking_plainly


def make_erased(engine: Engine) -> bool:
    """Take what was deleted out of the database files.

    Takes about as long as copying the database, and keeps writers waiting meanwhile. False when someone was
    still reading an older state after the time a unit of work waits: then call it again later.
    """
    with speaking_plainly(Path(engine.url.database or "").parent):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (busy, _pages, _moved) = cursor.fetchall()[0]
            cursor.close()
        finally:
            connection.close()
    return not busy
