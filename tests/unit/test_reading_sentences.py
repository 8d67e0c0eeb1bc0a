"""Sentences are found in what people really type, and nothing they typed gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.sentences import split

CASES = {
    "two sentences": ("Ik ging weg. Toen belde hij.", 2),
    "no capitals": ("ik ging weg. toen belde hij.", 2),
    "no space after the full stop": ("Ik ging weg.Toen belde hij.", 2),
    "no space and no capital": ("Ik ging weg.toen belde hij.", 2),
    "question and exclamation": ("Was nun?! Ich ging.", 2),
    "abbreviation with spaces": ("Ich war z. B. im Lager und d. h. allein.", 1),
    "abbreviation": ("Ich war z.B. im Lager.", 1),
    "Dutch abbreviations": ("Ik vroeg bijv. om hulp i.p.v. te wachten, o.a. aan Jan.", 1),
    "English abbreviations": ("I saw Mr. Smith, e.g. at lunch.", 1),
    "abbreviation that ends": ("Wir hatten Akten usw. Dann ging es los.", 2),
    "date": ("Am 3.4. kam sie wieder.", 1),
    "ordinal before a month": ("Am 14. März war es so weit. Dann nicht mehr.", 2),
    "ordinal after an article": ("Beim 3. Versuch klappte es.", 1),
    "number that ends": ("Er waren er 12. Toen kwam hij.", 2),
    "time": ("Um 14.30 Uhr ging ich.", 1),
    "ellipsis that goes on": ("Ik dacht... misschien wel.", 1),
    "ellipsis that ends": ("Ik dacht… Toen belde hij.", 2),
    "decimal": ("It took 3.5 hours.", 1),
    "web address": ("Look at example.com and mail x.y@z.nl now.", 1),
    "address with a query": ("See a.b/c?d=e now.", 1),
    "line breaks": ("hij keek weg\nik ging door", 2),
    "wrapped line": (
        "Dit is een lange regel die door een mailprogramma is afgebroken en\nhier gewoon verder gaat.",
        1,
    ),
    "bullets": ("- eerst dit\n- dan dat\n* en dat", 3),
    "numbers": ("1. Eerst dit\n2. Dan dat", 2),
    "quote that goes on": ('"Echt?" vroeg hij. "Ja."', 2),
    "German quotes": ("„Kommst du?“ fragte sie. Ich nickte.", 2),
    "quote that ends": ("Er sagte „Nein.“ Ich ging.", 2),
    "emoji": ("Ging goed 😀 Toen kwam hij.", 2),
    "emoji after the full stop": ("Ging goed. 😀 Toen kwam hij.", 2),
    "smiley": ("Ging goed :) Toen kwam hij.", 2),
    "initial": ("J. Smit kwam binnen. Ik niet.", 2),
    "I at the end": ("So did I. Then we left.", 2),
    "capital letters": ("Das war in der U.S. Filiale.", 1),
    "only signs": ("...", 1),
    "nothing": (" \n ", 0),
    "blank lines": ("eerst\n\n\ndan", 2),
    "Windows line ends": ("Eerst.\r\nDan.", 2),
}


@pytest.mark.parametrize(("text", "count"), CASES.values(), ids=CASES.keys())
def test_messy_typing_is_split_where_a_reader_would(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


_TYPED = st.text(st.sampled_from(list("aAbZ1 .!?…,:;\n\r\t\"'„“”()-*😀éß\u2028\u00a0\x1c")), max_size=80)


@given(st.one_of(st.text(), _TYPED))
def test_every_sentence_is_an_exact_part_and_nothing_but_white_space_is_lost(text: str) -> None:
    position = 0
    for sentence in split(text):
        found = text.index(sentence, position)
        assert text[position:found].strip() == ""
        assert sentence == sentence.strip() != ""
        position = found + len(sentence)
    assert text[position:].strip() == ""


LONG = ("Ik ging z.B. weg op 3.4. en toen… kwam hij! Echt? " * 400)[:20_000]


PIECES = (".", "?!", "a.", " ", "\n", "a", ". ", "😀", "- ", "1. ", '"', ".”", ":)", "\n- a")


@pytest.mark.parametrize(
    "text", [LONG, *(piece * (20_000 // len(piece)) for piece in PIECES)], ids=lambda text: ascii(text[:4])
)
@pytest.mark.timeout(30)
def test_long_and_strange_texts_are_split_in_linear_time(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
