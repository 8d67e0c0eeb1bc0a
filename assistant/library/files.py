"""Where the library's files are: the shipped folders, and the organisation's own laid over them.

The own folder has the same layout as the product (`knowledge/methods/…`). A file of the same relative
name replaces the shipped one, a new name adds one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.library.problems import Problem, Severity

#: A file larger than this is a mistake, not a method.
LARGEST = 1_000_000

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Found:
    """One file of the library; `own` says that it comes from the organisation's folder."""

    path: Path
    own: bool

    @property
    def stem(self) -> str:
        """The file's name without `.yaml`."""
        return self.path.stem


def shipped() -> Path:
    """The folder that holds `knowledge/` and `prompts/`: in the installed package, else the repository."""
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent


def layers(folder: str, base: Path, own: Path | None) -> tuple[tuple[Found, ...], ...]:
    """For each name in a folder its files, the organisation's first and the shipped one last."""
    by_name: dict[str, list[Found]] = {}
    for root, mine in ((own, True), (base, False)):
        if root is None:
            continue
        for path in sorted((root / folder).glob("*.yaml")):
            by_name.setdefault(path.name, []).append(Found(path, mine))
    return tuple(tuple(found) for _, found in sorted(by_name.items()))


def unfit(own: Path | None) -> tuple[Problem, ...]:
    """What is wrong with the organisation's folder as a whole."""
    if own is None:
        return ()
    if not own.is_dir():
        return (Problem(str(own), "", "This folder does not exist.", "Create it or correct the setting."),)
    if not (own / "knowledge").is_dir() and not (own / "contacts").is_dir():
        return (
            Problem(
                str(own),
                "",
                'There is no folder "knowledge" in it, so nothing of it is read.',
                "Put your files into knowledge/methods, patterns, conversation or lexicon.",
                Severity.WARNING,
            ),
        )
    return ()


def overlooked(folder: str, own: Path | None) -> tuple[Problem, ...]:
    """Warnings for what lies in the own folder and is not read because of its name."""
    place = own / folder if own is not None else None
    if place is None or not place.is_dir():
        return ()
    return tuple(
        Problem(
            str(path),
            "",
            "This file is not read, because its name does not end in .yaml.",
            f"Name it {path.stem}.yaml or move it elsewhere.",
            Severity.WARNING,
        )
        for path in sorted(place.iterdir())
        if path.suffix != ".yaml" and not path.name.startswith(".")
    )


def read_text(path: Path) -> str | Problem:
    """The text of a file, or the problem that keeps it from being read."""
    try:
        if path.stat().st_size > LARGEST:
            return Problem(
                str(path),
                "",
                f"The file has {path.stat().st_size} bytes; at most {LARGEST} are read.",
                "Split it, or check whether another file was saved under this name.",
            )
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(
            str(path),
            f"byte {error.start}",
            "The file is not written in UTF-8.",
            'Open it in an editor and save it with the encoding "UTF-8".',
        )
    except OSError as error:
        return Problem(str(path), "", f"The file cannot be read ({error.strerror}).", "Check its rights.")
    if not text.strip():
        return Problem(str(path), "", "The file is empty.", "Fill it or remove it.")
    return text
