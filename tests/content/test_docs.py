"""The documentation is true: every setting, command and target stands in it, every link leads somewhere."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.__main__ import COMMANDS, parser
from assistant.domain.ids import MethodId
from assistant.library.library import FileLibrary
from assistant.library.problems import errors
from assistant.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SCREENSHOTS = DOCS / "screenshots"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
OPERATORS = (DOCS / "operators.md").read_text(encoding="utf-8")
EVERYTHING = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def names(command: argparse.ArgumentParser, path: str = "assistant") -> Iterator[tuple[str, str]]:
    """Each command with each of its options and verbs."""
    for action in command._actions:  # there is no public way to ask
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{path} {name}", name
                yield from names(inner, f"{path} {name}")
        elif action.option_strings and "--help" not in action.option_strings:
            yield path, action.option_strings[-1]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_in_the_operators_table(name: str) -> None:
    assert re.search(rf"^\| `{PREFIX}{name.upper()}` \|", OPERATORS, re.MULTILINE)


def test_no_setting_is_documented_that_does_not_exist() -> None:
    told = set(re.findall(rf"\b({PREFIX}[A-Z_]+)\b", EVERYTHING))
    assert told - {PREFIX + name.upper() for name in Settings.model_fields} - {PREFIX} == set()


@pytest.mark.parametrize(
    "setting", ["port", "host", "session_idle_minutes", "session_absolute_hours", "accent"]
)
def test_a_default_in_the_table_is_the_one_in_the_program(setting: str) -> None:
    row = next(line for line in OPERATORS.splitlines() if line.startswith(f"| `{PREFIX}{setting.upper()}`"))
    assert row.split("|")[3].strip(" `") == str(Settings.model_fields[setting].default)


@pytest.mark.parametrize(("command", "name"), sorted(set(names(parser()))))
def test_every_command_and_option_stands_in_the_operators_pages(command: str, name: str) -> None:
    if name.startswith("--"):
        assert re.search(rf"{re.escape(name)}\b", OPERATORS), f"{command} {name}"
    else:
        assert re.search(rf"{re.escape(command)}\b", OPERATORS), command


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_documented_that_does_not_exist(command: str) -> None:
    known = {option for path, option in names(parser()) if path.startswith(f"assistant {command}")}
    lines = [line for line in OPERATORS.splitlines() if re.match(rf"\s+assistant {command}\b", line)]
    assert lines
    told = {option for line in lines for option in re.findall(r"--[a-z-]+", line)}
    assert told <= known


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in _LINK.findall(_BLOCK.sub("", page.read_text(encoding="utf-8"))):
            if not target.startswith(("http:", "https:", "mailto:")):
                yield page, target


def anchors(page: Path) -> set[str]:
    """Headings as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    ("page", "target"), sorted(set(links())), ids=lambda part: getattr(part, "name", part)
)
def test_every_link_leads_somewhere(page: Path, target: str) -> None:
    path, _, anchor = target.partition("#")
    there = (page.parent / path).resolve() if path else page
    if there.parent == SCREENSHOTS and not any(SCREENSHOTS.glob("*.png")):
        pytest.skip("the pictures are made by `make screenshots`")
    assert there.exists(), target
    assert not anchor or anchor in anchors(there), target


def test_every_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    developers = (DOCS / "developers.md").read_text(encoding="utf-8")
    assert targets
    assert [target for target in targets if f"`make {target}`" not in developers] == []


def test_every_method_is_named_for_educators() -> None:
    told = (DOCS / "learners-and-educators.md").read_text(encoding="utf-8")
    assert [method.id for method in FileLibrary().methods() if f"| `{method.id}` |" not in told] == []


def test_the_worked_example_of_a_method_is_one_the_check_accepts(tmp_path: Path) -> None:
    told = (DOCS / "learners-and-educators.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```", told, re.MULTILINE | re.DOTALL)
    place = tmp_path / "knowledge" / "methods"
    place.mkdir(parents=True)
    (place / "after-a-call.yaml").write_text(example, encoding="utf-8")
    library = FileLibrary(tmp_path)
    assert [problem.line for problem in errors(library.problems())] == []
    method = library.method(MethodId("after-a-call"))
    assert method is not None
    assert [len(method.stages_for(minutes)) for minutes in (2, 10)] == [2, 3]


def test_decisions_are_numbered_and_linked() -> None:
    decisions = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    assert [name[:4] for name in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    developers = (DOCS / "developers.md").read_text(encoding="utf-8")
    assert [name for name in decisions if f"decisions/{name}" not in developers] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_neither_shouts_nor_runs_wide(page: Path) -> None:
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    assert not re.search(r"\w!(?:\s|$)", text)
    tables = (line for line in text.splitlines() if not line.startswith("|"))
    assert [line for line in tables if len(line) > 120] == []
