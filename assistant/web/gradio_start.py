"""Gets Gradio going: quickly, and without its words. The only place of this layer that imports it."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

from assistant.settings import Settings
from assistant.web.failures import place_of

log = logging.getLogger("assistant.web")

_PRINTING = ("gradio.queueing", "gradio.routes", "gradio.route_utils", "gradio.utils")
_WRITES_STUBS = "gradio.component_meta"


def prepare_gradio(settings: Settings) -> None:
    """Set what Gradio reads from the environment; before it is imported. Nothing is sent anywhere."""
    temporary = settings.data.absolute() / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = str(temporary)
    os.environ["GRADIO_RUN_HISTORY"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")


def load_gradio() -> Any:
    """Import Gradio, which takes a second or two the first time."""
    if "gradio" not in sys.modules:
        sys.meta_path.insert(0, _StubsLeftOut())
    warnings.filterwarnings("ignore", message="SSR mode is not supported")  # we ask for none
    gradio = importlib.import_module("gradio")
    _keep_quiet()
    return gradio


@contextmanager
def without_servers() -> Iterator[None]:
    """Blocks made in here get no web server of their own; `queue` and mounting make the one that serves.

    Gradio makes one at the end of every page, a tenth of a second each, and throws all but the last away.
    """
    blocks = importlib.import_module("gradio.blocks")
    real, blocks.App = blocks.App, _NoServer  # type: ignore[attr-defined]  # a module of Gradio's
    try:
        yield
    finally:
        blocks.App = real  # type: ignore[attr-defined]  # a module of Gradio's


class _NoServer:
    """Stands in for Gradio's `App` while pages are laid out."""

    @staticmethod
    def create_app(*_: object, **__: object) -> None:
        """No server."""


class _StubsLeftOut(MetaPathFinder):
    """Keeps Gradio from writing stubs for editors into its own folder, half of the time its import takes."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module that writes them is, read by a loader of ours; None for every other."""
        if fullname != _WRITES_STUBS:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _LoaderWithoutStubs(spec.loader.name, spec.loader.path)
        return spec


class _LoaderWithoutStubs(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then take the writing out of it."""
        super().exec_module(module)
        if hasattr(module, "create_or_modify_pyi"):
            module.create_or_modify_pyi = _write_no_stubs  # type: ignore[attr-defined]  # of Gradio


def _write_no_stubs(*_: object) -> None:
    """Nobody edits Gradio here."""


class _Quiet:
    """Stands in for `traceback` inside Gradio: says where something broke, not with which words."""

    def __getattr__(self, name: str) -> Any:
        return getattr(traceback, name)

    def print_exc(self, *_: object, **__: object) -> None:
        """Log type and place of the exception being handled."""
        error = sys.exc_info()[1]
        if error is not None:
            log.error("a screen's event failed: %s", place_of(error))


def _keep_quiet() -> None:
    """Gradio prints exceptions with their messages, which may hold people's words; log the place instead."""
    for name in _PRINTING:
        module = importlib.import_module(name)
        if hasattr(module, "traceback"):
            module.traceback = _Quiet()  # type: ignore[attr-defined]  # a module of Gradio's
