"""Splits what people type in Dutch, German or English into sentences.

Every sentence is an exact piece of the text; between two sentences there is nothing but white space.
Works in one pass, so that it stays linear for any input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.cues import words_of

_ABBREVIATIONS = words_of(
    """
    a.d aanst abs afd al alg alt alv apr art aug b.v bijv bijz blz bv bvb bzgl bzw ca ca. d.h d.m.v d.w.z dec
    dept dgl dhr dipl doc dr drs d.i e.a e.g e.o e.v eig engl enz eq esp est etc ev evt excl fa feb febr fig
    fr geb gem gez ggf h.c hr i.a i.d.r i.e i.o i.p.v i.s.m i.v.m incl ing inkl inz ir jan jl jr kath kl lt
    m.a.w m.b.t m.b.v m.i m.m m.n m.u max mevr min mind mio mr mrs ms mw n.a.v n.b nl no nov nr o.a o.ä o.b.v
    o.g o.i.d okt oct p.s pag phd pp prof q.v ref resp rev s.o s.u sch sen sept sog sogen spec st std str
    t.a.v t.b.v t.g.v t.n.v t.o.v t/m tel u.a u.ä u.u usw v.a v.c v.l.n.r verm vgl vlg vol vorm vs w.o w.z z.b
    z.g.a.n z.o z.t z.zt zgn zzgl
    """
)
#: After these a sentence may well end, namely when a capital follows.
_OFTEN_LAST = words_of("etc enz usw e.a dgl o.i.d u.ä jl str std min max no al bv st")
_MONTHS_AND_DAYS = re.compile(
    r"(?:jan|feb|m[aä]r|maart|apr|mei|mai|may|ju[nl]|aug|sep|o[ck]t|nov|de[cz]|ma(?:andag)|di(?:nsdag|enstag)"
    r"|mi(?:ttwoch)|do(?:nnerstag|nderdag)|fr(?:eitag)|sa(?:mstag)|so(?:nntag)|mo(?:ntag)|uhr|stock|klasse|jahr)",
    re.IGNORECASE,
)
_BEFORE_ORDINAL = words_of(
    """am der die das dem den des vom zum zur beim im ab bis seit jeder jede jedes jeden ein eine einen einer
    einem unser unsere mein meine sein seine ihr ihre kein keine"""
)
_GOES_ON_SMALL = words_of(
    """ik hij zij ze we wij het er dat toen daarna en maar dus ich er sie wir es das dann danach und aber also
    i he she it they then and but so"""
)

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—‣▪◦>+]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+")
_STOP = re.compile(
    r"[.!?…]+[\"'”“»«’)\]]*"
    r"|(?<=\s)[:;]-?[)(DP](?=\s)"
    r"|[\U0001F300-\U0001FAFF\u2600-\u27BF][\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]*"
)
_TOKEN = re.compile(r"[^\s(\[\"'„“”«»‚‘]*$")
_NEXT = re.compile(r"\S+")
#: English I and Dutch u.
_ONE_LETTER_WORDS = frozenset("iu")
_LONG_LINE = 60
_LONGEST_TOKEN = 24


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each trimmed and an exact part of it."""
    return tuple(text[start:end] for start, end in _spans(text))


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in _pieces(text):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if spans and not _has_word(text, start, end) and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _has_word(text: str, start: int, end: int) -> bool:
    return any(text[i].isalnum() for i in range(start, end))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Pieces between breaks; together they cover the text but for line ends."""
    for start, end in _paragraphs(text):
        bullet = _BULLET.match(text, start, end)
        position = bullet.end() if bullet else start
        begun = start
        for stop in _STOP.finditer(text, position, end):
            if stop.end() < end and _ends(text, stop, position, end):
                yield begun, stop.end()
                begun = stop.end()
        yield begun, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, with those joined that an e-mail program or a narrow window has wrapped."""
    begun = finished = length = -1
    for line in _LINE.finditer(text):
        start, end = line.span()
        words = line.group().strip()
        if begun >= 0 and not (
            length >= _LONG_LINE and words[:1].islower() and _wrapped(text, finished, start)
        ):
            yield begun, finished
            begun = start
        elif begun < 0:
            begun = start
        finished, length = end, len(words)
    if begun >= 0:
        yield begun, finished


def _wrapped(text: str, end: int, start: int) -> bool:
    """Whether the line before neither ended a sentence nor was followed by an empty line."""
    gap = text[end:start]
    return gap in ("\n", "\r\n", "\r") and text[end - 1] not in ".!?…:" and not _BULLET.match(text, start)


def _ends(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    """Whether a sentence ends at this mark."""
    after = _NEXT.search(text, stop.end(), min(end, stop.end() + 80))
    if after is None:
        return True
    spaced = after.start() > stop.end()
    following = after.group()
    bare = following.lstrip("\"'„“”«»‚‘([*_-–—")
    mark = stop.group()
    if mark[0] not in ".!?…":
        return spaced and bare[:1].isupper()
    if "!" in mark or "?" in mark:
        return _ends_loudly(mark, spaced, bare)
    if "…" in mark or ".." in mark:
        return bare[:1].isupper()
    return _ends_at_full_stop(text, stop, begin, spaced, following, bare)


def _ends_loudly(mark: str, spaced: bool, bare: str) -> bool:
    """After ! and ?: not in a web address, and not in `"Really?" she asked`."""
    if not spaced:
        return bare[:1].isupper()
    quoted = mark[-1] not in ".!?…"
    return not (quoted and bare[:1].islower())


def _ends_at_full_stop(
    text: str, stop: re.Match[str], begin: int, spaced: bool, following: str, bare: str
) -> bool:
    found = _TOKEN.search(text[max(begin, stop.start() - _LONGEST_TOKEN) : stop.start()])
    word_before = found.group().casefold() if found else ""
    capital = bare[:1].isupper()
    if not spaced:
        return _ends_without_space(word_before, bare)
    if word_before in _ABBREVIATIONS or (
        "." in word_before and len(word_before) <= 9 and _initials(word_before)
    ):
        return capital and word_before in _OFTEN_LAST
    if word_before.isdigit() and len(word_before) <= 2:
        return capital and not _ordinal(text, stop.start() - len(word_before), begin, following)
    initial = len(word_before) == 1 and word_before.isalpha() and word_before not in _ONE_LETTER_WORDS
    return not initial


def _initials(word_before: str) -> bool:
    """`z.b`, `u.s.a`: single letters between full stops."""
    return all(len(part) <= 1 for part in word_before.split("."))


def _ends_without_space(word_before: str, bare: str) -> bool:
    """`weg.Toen ging` and `weg.ik ging`, but not `z.B`, `3.4`, `bedrijf.nl` or `Node.JS`."""
    if len(word_before) < 3 or not word_before.isalpha() or word_before in _ABBREVIATIONS:
        return False
    if bare[:1].isupper():
        return len(bare) == 1 or not bare[1:2].isupper()
    return bare in _GOES_ON_SMALL


def _ordinal(text: str, start: int, begin: int, following: str) -> bool:
    """`am 14. März`, `der 3. Versuch`: the full stop makes the number an ordinal."""
    before = text[max(begin, start - 12) : start].split()
    return bool(_MONTHS_AND_DAYS.match(following)) or bool(
        before and before[-1].casefold() in _BEFORE_ORDINAL
    )
