"""A question that found nothing may be passed on; a late answer takes away nothing that was changed since."""

from __future__ import annotations

import gradio as gr

from assistant.services.results import Wanted
from assistant.ui.shelf.patterns import _passing


def test_the_words_of_a_search_are_suggested_once() -> None:
    shown, words, suggested = _passing(Wanted("Postage?"), offered=True, suggested="")
    assert (shown["visible"], words, suggested) == (True, "Postage?", "Postage?")
    assert _passing(Wanted("Postage?"), offered=True, suggested="Postage?") == [
        gr.skip(),
        gr.skip(),
        "Postage?",
    ]
    assert _passing(Wanted("Stamps?"), offered=True, suggested="Postage?")[1:] == ["Stamps?", "Stamps?"]


def test_what_found_something_need_not_be_passed_on() -> None:
    shown, words, suggested = _passing(Wanted("Postage?"), offered=False, suggested="Postage?")
    assert (shown["visible"], words, suggested) == (False, "", "")
