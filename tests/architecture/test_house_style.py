"""The house style: small modules, small functions, and a sentence for each public thing."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("assistant", "evals") for path in (ROOT / folder).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
HEAVY = {
    "gradio",
    "torch",
    "chromadb",
    "sentence_transformers",
    "transformers",
    "langchain",
    "langchain_core",
    "fastapi",
    "uvicorn",
    "starlette",
    "docx",
}
#: Where a heavy library has its home; nothing on the command line's path imports these.
HOMES = (
    "assistant/ui/",
    "assistant/web/",
    "assistant/exports/",
    "assistant/retrieval/langchain.py",
    "assistant/models/llama.py",
    "evals/",
)
LIGHT = [name for name in NAMES if not name.startswith(HOMES)]
#: What has no place in a file of the product: where it was made, and with what.
FOREIGN = re.compile(
    r"/(?:work|root|home|tmp/bash)/(?!\.\.\.)\w|find-links|extra-index-url|\bAI[- ]generated\b|"
    r"generated (?:by|with) (?:an? )?(?:AI|LLM|language model)|\bas an AI\b|"
    r"GPT-\d|\bClaude\b|\bCopilot\b",
    re.IGNORECASE,
)
_TEXT = {".py", ".md", ".yaml", ".toml", ".txt", ".ftl", ".html", ".css", ".js", ".svg", ".ini", ""}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix in _TEXT]


def public(tree: ast.Module) -> Iterator[Function | ast.ClassDef]:
    """What others may use: functions and classes of the module, and the methods of such classes."""
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                inside = (part for part in node.body if isinstance(part, Function))
                yield from (part for part in inside if not part.name.startswith("_"))


def overrides(tree: ast.Module) -> set[str]:
    """Methods that a library's base class names, such as `handle_data`; their meaning is told there."""
    ours = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return {
        part.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) not in ours for base in node.bases)
        for part in node.body
        if isinstance(part, Function) and part.name.startswith("handle_")
    }


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    assert path.name == "__init__.py" or ast.get_docstring(parsed(path))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_function_is_short(path: Path) -> None:
    functions = (node for node in ast.walk(parsed(path)) if isinstance(node, Function))
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_everything_public_says_what_it_means(path: Path) -> None:
    tree = parsed(path)
    silent = [node.name for node in public(tree) if not ast.get_docstring(node)]
    assert [name for name in silent if name not in overrides(tree)] == []


@pytest.mark.parametrize("name", LIGHT)
def test_no_module_on_the_command_lines_path_imports_a_heavy_library(name: str) -> None:
    assert HEAVY.isdisjoint(imported(parsed(ROOT / name).body))


def imported(body: list[ast.stmt]) -> set[str]:
    """The packages a module imports at once; not those for types only or inside functions."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Try | ast.With):
            found |= imported(node.body)
        elif isinstance(node, ast.If) and ast.unparse(node.test) != "TYPE_CHECKING":
            found |= imported(node.body) | imported(node.orelse)
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("assistant/commands/")])
def test_a_command_imports_what_it_needs_only_when_it_runs(name: str) -> None:
    """The parser imports every command, so that `--help` must not wait for any of them."""
    if name.endswith(("asked.py", "dialogue.py", "line_by_line.py", "sent.py", "terminal.py", "whose.py")):
        return
    ours = [
        node
        for node in parsed(ROOT / name).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("assistant")
    ]
    assert ours == []


def test_no_file_tells_where_or_with_what_it_was_made() -> None:
    found = {}
    for path in tracked():
        if path == Path(__file__):
            continue
        match = FOREIGN.search(path.read_text(encoding="utf-8", errors="replace"))
        if match:
            found[str(path.relative_to(ROOT))] = match.group()
    assert found == {}
