"""The shipped library, read in once and kept between runs, for what needs it searchable at once."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]

Keeps = Callable[[str], Path]


def library_read_in(keeps: Keeps) -> Path:
    """A data folder with the library read in, nobody in it. Copy it; `keeps` makes a folder by its name."""
    from assistant.bootstrap import application
    from assistant.settings import load_settings

    shape = hashlib.sha256()
    for file in sorted((ROOT / "assistant" / "storage").rglob("*.py")):
        shape.update(file.read_bytes())
    data = keeps(f"library-{shape.hexdigest()[:12]}")
    share_models(data, keeps)
    with (data / "reading-in.lock").open("w") as lock:  # the first of several processes does it for all
        fcntl.flock(lock, fcntl.LOCK_EX)
        with application(load_settings(data=data)) as app:
            app.finder.embed_waiting()
    return data


def share_models(data: Path, keeps: Keeps | None = None) -> None:
    """Let this data folder use the models that are made once for all tests: they take 760 MB and a minute."""
    from assistant.retrieval.model_source import SHA256

    models = ((keeps or kept_by_pytest)(f"model-{SHA256[:12]}") / "models").absolute()
    models.mkdir(exist_ok=True)
    data.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        (data / "models").symlink_to(models, target_is_directory=True)


def kept_by_pytest(name: str) -> Path:
    """The folder that pytest's own cache has for this name, also when pytest does not run."""
    folder = ROOT / ".pytest_cache" / "d" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
