"""What all tests share: a tidy environment, and closing lines that name what did not run and why."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from assistant.retrieval.encoder import E5Encoder

SOAK = bool(os.environ.get("ASSISTANT_TEST_SOAK"))
for _name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
    del os.environ[_name]  # the product refuses settings it does not know
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs a Chromium")
    config.addinivalue_line("markers", "soak: a slow proof, run by `make soak`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    no_browser = pytest.mark.skip(reason="no Chromium on this machine and none could be installed")
    slow = pytest.mark.skip(reason="a slow proof, run by `make soak`")
    for item in items:
        if "browser" in item.keywords and not CHROMIUM:
            item.add_marker(no_browser)
        if "soak" in item.keywords and not SOAK:
            item.add_marker(slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left = terminalreporter.stats.get("skipped", [])
    terminalreporter.write_line(f"Not run: {len(left)}" + (", each with its reason above" if left else ""))


@pytest.fixture(scope="session")
def library_data(request: pytest.FixtureRequest, encoder: E5Encoder) -> Path:
    """A data folder with the shipped library read in and nobody in it; kept between runs. Copy it."""
    from tests.reading_in import library_read_in

    return library_read_in(request.config.cache.mkdir)


@pytest.fixture(scope="session")
def encoder(request: pytest.FixtureRequest) -> E5Encoder:
    """The real default model, made once and kept between runs as long as it is made from the same file."""
    from assistant.retrieval.encoder import E5Encoder
    from assistant.retrieval.model_source import SHA256

    return E5Encoder(request.config.cache.mkdir(f"model-{SHA256[:12]}"))
