"""One server per data folder; a restore is alone; the dead hold nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DataFolderInUse
from assistant.storage.locks import alone, hold, serving, using
from tests.fakes.processes import kill, start

HOLDS = """
import sys
from pathlib import Path
from assistant.storage import locks
with getattr(locks, sys.argv[2])(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_server_is_refused_and_told_what_to_do(tmp_path: Path) -> None:
    process = start(HOLDS, tmp_path, "serving")
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(DataFolderInUse, match="Stop it first") as caught, serving(tmp_path):
        pass
    assert str(tmp_path) in str(caught.value)
    kill(process)
    with serving(tmp_path):
        assert (tmp_path / ".serve.lock").stat().st_mode & 0o777 == 0o600


def test_many_may_use_the_folder_and_a_restore_must_be_alone(tmp_path: Path) -> None:
    with using(tmp_path), using(tmp_path), pytest.raises(DataFolderInUse, match="in use"), alone(tmp_path):
        pass
    with alone(tmp_path), pytest.raises(DataFolderInUse, match="being restored"), using(tmp_path):
        pass
    with using(tmp_path):
        pass


def test_an_error_inside_lets_go_of_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(tmp_path, ".x.lock", exclusive=True):
        raise ZeroDivisionError
    with hold(tmp_path, ".x.lock", exclusive=True), pytest.raises(DataFolderInUse, match=r"\.x\.lock"):
        hold(tmp_path, ".x.lock", exclusive=False).__enter__()
