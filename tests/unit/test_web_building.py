"""Whose workspace is built next: what people wait for, in the order they asked; their language; the rest."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future

import pytest
from fastapi import FastAPI

from assistant.domain.language import Language
from assistant.web.building import Builder, Key
from assistant.web.mounting import Mounted

NL, DE, EN = Language.NL, Language.DE, Language.EN


class Site:
    """A builder that begins when told to, and what it built in which order."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.built: list[Key] = []
        self.builder = Builder(lambda: self.gate.wait(10))
        self.futures: list[Future[Mounted]] = []

    def put(self, *keys: Key) -> Site:
        for key in keys:
            self.futures.append(self.builder.put(key, lambda key=key: self._make(key)))  # type: ignore[misc]  # bound now
        return self

    def begin(self) -> list[Key]:
        self.gate.set()
        for future in self.futures:
            future.result(10)
        return self.built

    def _make(self, key: Key) -> Mounted:
        self.built.append(key)
        return Mounted(FastAPI(), frozenset())


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.gate.set()
    made.builder.close()


def test_what_nobody_asked_for_is_built_in_the_order_it_came(site: Site) -> None:
    assert site.put(("learn", NL), ("learn", DE)).begin() == [("learn", NL), ("learn", DE)]


def test_what_people_wait_for_comes_first_in_the_order_they_asked(site: Site) -> None:
    site.put(("learn", NL), ("learn", DE), ("learn", EN), ("library", EN))
    for key in (("learn", EN), ("library", EN), ("learn", EN)):
        site.builder.hurry(key)
    assert site.begin()[:2] == [("learn", EN), ("library", EN)]


def test_then_comes_what_is_in_the_language_of_those_who_asked(site: Site) -> None:
    site.put(("learn", NL), ("learn", DE), ("learn", EN), ("library", DE))
    site.builder.hurry(("library", DE))
    assert site.begin() == [("library", DE), ("learn", DE), ("learn", NL), ("learn", EN)]


def test_a_workspace_that_cannot_be_built_keeps_none_from_being_built(site: Site) -> None:
    def broken() -> Mounted:
        raise RuntimeError("no")

    failed = site.builder.put(("learn", NL), broken)
    assert site.put(("learn", DE)).begin() == [("learn", DE)]
    assert isinstance(failed.exception(10), RuntimeError)


def test_who_stopped_waiting_gets_nothing_built(site: Site) -> None:
    site.put(("learn", NL), ("learn", DE))
    assert site.futures.pop(0).cancel()
    assert site.begin() == [("learn", DE)]


def test_nothing_new_begins_after_closing(site: Site) -> None:
    site.put(("learn", NL))
    site.builder.close()
    site.gate.set()
    with pytest.raises((CancelledError, TimeoutError)):
        site.futures[0].result(0.2)
    assert site.built == []
