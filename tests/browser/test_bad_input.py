"""What people paste and type by accident: it is stored as it is, or handed back with a plain word."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistant.domain.reflections import LONGEST_ANSWER
from tests.browser.conftest import MakesPerson

pytestmark = pytest.mark.browser

MARKUP = (
    "<script>window.caught = 1</script><img src=x onerror='window.caught = 2'><b>dik</b> "
    "<svg onload='window.caught=3'> [hier](javascript:alert(1)) **sterren** $a^2$ {{7*7}} &lt;i&gt;"
)
TABLE = "Naam\tTijd\tWat\nMilan\t15:00\tknikte\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n# geen kop\n- geen lijst"
EMOJI = "Het ging 😀👩‍🚒🇳🇱 door, e\u0301cht waar \u202eomgekeerd\u202c en é."


@pytest.mark.parametrize("typed", [MARKUP, TABLE, EMOJI], ids=["markup", "table", "emoji"])
def test_what_was_typed_is_shown_as_words_and_nothing_else(somebody: MakesPerson, typed: str) -> None:
    person = somebody("nl").slip_in().open()
    person.begin(minutes=2, occasion=typed)
    person.answer(typed)
    shown = person.page.locator("#talk p.mine").last
    expect(shown.locator("*:not(br):not(.sr-only)")).to_have_count(0)
    words = "".join(c for c in typed if c not in "\u202e\u202c")
    for line in words.split("\n"):
        assert " ".join(line.split()) in " ".join((shown.text_content() or "").split())
    person.finish()
    person.keep()
    whole = person.page.locator("#reading")
    assert " ".join(words.split("\n")[0].split()) in " ".join((whole.text_content() or "").split())
    expect(whole.locator("script, img, svg, b, table, a[href^='javascript']")).to_have_count(0)
    person.open("reflections")
    expect(person.page.locator("#found").locator("script, img, svg, b, table")).to_have_count(0)
    assert person.page.evaluate("window.caught") is None


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_too_much_and_nothing_are_handed_back_with_a_word(somebody: MakesPerson, language: str) -> None:
    person = somebody(language).slip_in().open()
    person.begin(minutes=2)
    number = person.number
    long = "Lang verhaal. " * 1786
    person.field.fill(long)
    person.page.click("#save")
    told = person.t("error-too-long", length=len(long.strip()), limit=LONGEST_ANSWER)
    expect(person.notice).to_have_text(told)
    assert person.field.input_value() == long
    person.field.fill("   \n \t ")
    person.page.click("#save")
    expect(person.notice).to_have_text(person.t("error-empty"))
    assert person.field.input_value() == "   \n \t "
    assert person.number == number
