"""300 inputs nobody wished for, in three languages: no server error, no word lost, each answered in words.

A refused input leaves everything stored as it was, and the reply holds a text of the catalogue in the
person's language. Accepted words come back as they were typed, from the database byte by byte and from the
export.
"""

from __future__ import annotations

import html
import json
import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from pysqlite3 import dbapi2

from assistant.domain.language import Language, Tongue
from assistant.exports.words import clean
from assistant.storage.engine import database
from assistant.ui.texts import catalogue
from tests.integration.gradio_calls import Answer, Workspace, words_of
from tests.killing.turns import Lines, last_reflection, stored
from tests.serving import Server, populate

LOGINS = {Language.NL: "anouk", Language.DE: "jonas", Language.EN: "ada"}
MARK = "ZKWMARK"
MOST = 20_000
_UNITS = "seconden|seconde|Sekunden|Sekunde|seconds|second|minuten|minuut|Minuten|Minute|minutes|minute"
#: Texts that are no answer, and texts that are one however odd. The mark shows whether the log holds words.
REFUSED = {
    "empty": "",
    "spaces": "     ",
    "line ends": "\n\t \r\n",
    "no-break spaces": "\u00a0\u2003\u3000",
    "too long by one": "x" * (MOST + 1),
    "far too long": MARK + "x" * 200_000,
    "half an emoji": f"{MARK} \ud83d",
    "the other half": f"{MARK} \ude00 en verder",
}
ACCEPTED = {
    "just not too long": MARK + "é" * (MOST - len(MARK)),
    "spaces around": f"   {MARK} met ruimte   \n",
    "emoji joined": f"{MARK} 👩🏽‍👩🏽‍👧🏽‍👦🏽 🏳️‍🌈 🇳🇱",
    "combining marks": MARK + " Z̷̢̧͇̲a̴̡͔l̶̳g̸̰o̷ " + "e\u0301" * 200,
    "right to left": f"{MARK} אני כותב وأكتب هنا",
    "turned around": f"{MARK} \u202egnihtemos\u202c \u2066x\u2069",
    "NUL": f"{MARK} a\x00b",
    "control characters": MARK + "".join(map(chr, range(1, 9))) + "\x0e\x1b[31m\x7f",
    "script": f"<script>alert('{MARK}')</script>",
    "image": f"<img src=x onerror=alert(1)> {MARK}",
    "svg": f"<svg/onload=fetch('//evil.example')> {MARK}",
    "frame": f"<iframe src=javascript:alert(1)></iframe> {MARK}",
    "markdown image": f"![{MARK}](https://evil.example/x.png)",
    "markdown link": f"[{MARK}](javascript:alert(1))",
    "bare address": f"javascript:alert(1) https://evil.example {MARK}",
    "headings": f"# {MARK}\n\n---\n> quote\n1. one\n- two\n```\ncode\n```",
    "pasted table": f"| {MARK} | b |\n|---|---|\n| 1 | 2 |",
    "tabs": f"{MARK}\tb\tc\n1\t2\t3",
    "formula": f'=cmd|"/c calc"!A1,{MARK},"a ""b"""',
    "SQL": f"{MARK}'; DROP TABLE exchanges; --",
    "braces": f"{{{{7*7}}}} ${{7*7}} {{plan}} {{cue}} {{action}} {{date}} {MARK}",
    "formats": f"%s %n %d {{0.__class__}} {{% import os %}} {MARK}",
    "path": f"../../../../etc/passwd {MARK}",
    "one long word": MARK + "abc" * 3000,
    "many lines": f"{MARK}\n" * 300,
    "another language": f"{MARK} 今天交接班拖了很久,我很不耐烦。",
    "Windows lines": f"{MARK}\r\nregel twee\r\n\r\nregel drie",
    "JSON": f'{{"command": "finish", "text": "{MARK}"}}',
    "backslashes": f"C:\\{MARK}\\n \\u0000 \\x",
    "byte order mark": f"a\ufeff {MARK} \ufeffb",
    "noncharacter": f"{MARK} \uffff \U0010ffff",
    "separators": f"{MARK}\u2028twee\u2029drie\x85vier",
    "formula in TeX": f"$$\\frac{{{MARK}}}{{2}}$$ \\(x\\)",
    "entities": f"&lt;b&gt; &amp;amp; &#0; &nbsp; {MARK}",
}
_A_FILE = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
SHAPES: dict[str, Callable[[list[Any]], Any]] = {
    "object for a value": lambda good: [*good[:-1], {"a": 1}],
    "a file of the server's": lambda good: [*good[:-1], [_A_FILE]],
    "nested list": lambda good: [*good[:-1], [[["x"]]]],
    "one too few": lambda good: good[:-1],
    "one too many": lambda good: [*good, "x"],
    "nothing": lambda good: None,
    "text for the list": lambda good: "x",
    "object for the list": lambda good: dict.fromkeys(map(str, good)),
    "a list where a text or a tick belongs": lambda good: [*good[:-1], ["x", 5]],
}


@dataclass
class Talker:
    """One person on their page in their language, with what was accepted so far."""

    language: Language
    client: httpx.Client
    data: Path
    texts: tuple[str, ...]
    page: Workspace = field(init=False)
    reflection: str = ""
    number: int = 0
    kept: list[tuple[str, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = Workspace(self.client, f"/{self.language.value}/learn").open()

    def begin(
        self, mode: str = "chat", words: str = "Gisteren liep het uit.", method: str = "gibbs"
    ) -> Answer:
        name = secrets.token_hex(8)
        shown = self.page.call("begin", name, words, 20, method, mode)
        if shown.goes_to:
            self.reflection = shown.goes_to
            self.number = 2
        return shown

    def ready(self) -> None:
        """A reflection in which a question waits, with room for more."""
        if not self.reflection or self.number > 9:
            self.begin()

    def answer(self, text: str) -> Answer:
        shown = self.page.call("answer", self.number, None, text, query=f"id={self.reflection}")
        if shown.data and not shown.notice:
            self.number = shown.value(5)
        return shown

    def told(self, shown: str) -> bool:
        """Whether a text of the catalogue in this language is there."""
        said = _flat(shown)
        return any(text in said for text in self.texts)


@dataclass
class House:
    server: Server
    talkers: dict[Language, Talker]
    counted: Counter[str] = field(default_factory=Counter)

    def everything(self) -> list[Any]:
        """Every row people wrote."""
        with closing(dbapi2.connect(str(database(self.server.data)), timeout=10)) as connection:
            tables = ("people", "reflections", "exchanges", "intentions", "open_questions", "drafts")
            return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]

    def count(self, category: str, status: int) -> None:
        assert status < 500, (category, status)
        self.counted[category] += 1


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("bad") / "data"
    populate(data, tuple(LOGINS.values()))
    server = Server(data)
    server.start()
    talkers = {}
    for language, login in LOGINS.items():
        client = server.client(login)
        server.ready(client, f"/{language.value}/learn/")
        talkers[language] = Talker(language, client, data, _texts(language))
    yield House(server, talkers)
    server.stop()


@pytest.fixture(params=list(Language), ids=lambda language: language.value)
def talker(request: pytest.FixtureRequest, house: House) -> Talker:
    return house.talkers[request.param]


def test_answers_that_are_none_are_refused_and_change_nothing(house: House, talker: Talker) -> None:
    for name, text in REFUSED.items():
        talker.ready()
        before = house.everything()
        shown = talker.answer(text)
        assert shown.success, name
        assert talker.told(shown.notice), (name, shown.notice)
        assert house.everything() == before, name
        house.count("conversation", shown.status)


def test_odd_answers_are_kept_as_they_were_typed(house: House, talker: Talker) -> None:
    for name, text in ACCEPTED.items():
        talker.ready()
        number = talker.number
        shown = talker.answer(text)
        assert shown.success, name
        assert not shown.notice, (name, shown.notice)
        rows = {row[0]: row[2] for row in stored(talker.data, talker.reflection)}
        assert rows[number] == text.strip(), name
        talker.kept.append((talker.reflection, number, text.strip()))
        _harmless(shown.raw)
        house.count("conversation", shown.status)


def test_what_was_kept_comes_back_from_the_export(house: House, talker: Talker) -> None:
    assert len(talker.kept) == len(ACCEPTED)
    for reflection in dict.fromkeys(name for name, _, _ in talker.kept):
        for kind in ("md", "docx"):
            answer = talker.client.get(f"/download/reflection/{reflection}.{kind}")
            assert answer.status_code == 200
            house.count("export", answer.status_code)
            if kind == "md":
                back = _unescaped(answer.text)
                for name, _, text in talker.kept:
                    assert name != reflection or _lines(text) in back, text[:60]


def test_odd_occasions(house: House, talker: Talker) -> None:
    for name in ("far too long", "half an emoji", "NUL", "script", "braces", "right to left"):
        before, text = house.everything(), {**REFUSED, **ACCEPTED}[name]
        shown = talker.begin(words=text)
        if name in REFUSED:
            assert talker.told(shown.notice), name
            assert house.everything() == before
        else:
            assert stored(talker.data, shown.goes_to)[0][2] == text.strip()
        house.count("form", shown.status)


def test_choices_that_do_not_exist(house: House, talker: Talker) -> None:
    good = [secrets.token_hex(8), "Het liep uit.", 10, "gibbs", "chat"]
    wrong = [(2, 3), (2, -10), (2, 1e300), (2, 10.5), (2, "10"), (2, True), (2, None), (2, float("nan"))]
    wrong += [(3, "nope"), (3, "../gibbs"), (3, 5), (4, "voice"), (4, 7)]
    wrong += [(0, "../../etc"), (0, "a b"), (0, "x" * 5000), (0, "<b>")]
    talker.ready()
    for place, value in wrong:
        before = house.everything()
        shown = talker.page.call("begin", *[value if n == place else one for n, one in enumerate(good)])
        assert talker.told(shown.notice or shown.raw), (place, value, shown.raw)
        assert house.everything() == before
        house.count("form", shown.status)
    for value in ("maybe", 5, ["done"]):
        shown = talker.page.call("answer", talker.number, value, "x", query=f"id={talker.reflection}")
        assert talker.told(shown.notice), value
        house.count("conversation", shown.status)


def test_numbers_of_questions_that_do_not_exist(house: House, talker: Talker) -> None:
    talker.ready()
    for number in (0, -1, 99, 1e300, 10**40, "2", True, None, float("inf")):
        before = house.everything()
        text = f"{MARK} op de verkeerde plaats"
        shown = talker.page.call("answer", number, None, text, query=f"id={talker.reflection}")
        assert talker.told(shown.texts), number
        assert text in shown.raw or shown.data[-1] == {"__type__": "update"}, "the words stay in the field"
        assert house.everything() == before
        house.count("conversation", shown.status)


def test_values_of_the_wrong_shape(house: House, talker: Talker) -> None:
    talker.ready()
    verbs: dict[str, list[Any]] = {
        "answer": [talker.number, None, "x"],
        "begin": [secrets.token_hex(8), "x", 10, "gibbs", "chat"],
        "keep": [1, *[""] * 22],
    }
    for verb, good in verbs.items():
        number = talker.page.functions[f"learn_{verb}"]
        for name, shape in SHAPES.items():
            before = house.everything()
            shown = talker.page.send(number, shape(good), f"id={talker.reflection}")
            assert talker.told(shown.notice or shown.raw), (verb, name, shown.raw[:300])
            assert house.everything() == before, (verb, name)
            house.count("form", shown.status)


def test_dates_that_are_none_and_forms_that_are_late(house: House, talker: Talker) -> None:
    talker.begin("form", method="two-minute")
    query = f"id={talker.reflection}"
    opened = talker.page.call("open_form", query=query)
    version, late = opened.value(4), ["", f"{MARK} oud", *[None] * 11]
    assert not talker.page.call("finish_form", version, "x", "Ik keek toe.", *[None] * 11, query=query).notice
    summary = talker.page.call("open_summary", query=query)
    fields: list[Any] = [""] * 22
    for day in ("2026-02-30", "99.99.9999", "zzz", "0000-00-00", "-1", "1e9", "32/13/2026", "<b>"):
        before = house.everything()
        shown = talker.page.call("keep", summary.value(5), *_with(fields, 14, day), query=query)
        assert talker.told(shown.notice), (day, shown.raw[:300])
        assert house.everything() == before
        house.count("form", shown.status)
    before = house.everything()
    shown = talker.page.call("save_form", version, *late, query=query)
    assert talker.told(shown.texts), "another tab was first"
    assert f"{MARK} oud" in shown.raw
    assert house.everything() == before
    house.count("form", shown.status)
    talker.reflection = ""


def test_sent_twice_and_sent_after_the_end(house: House, talker: Talker) -> None:
    talker.begin()
    query, text = f"id={talker.reflection}", f"{MARK} twee keer"
    sent = ["answer", 2, None, text]
    for _ in range(3):
        assert not talker.page.call(*sent, query=query).notice
        house.count("conversation", 200)
    assert [row[2] for row in stored(talker.data, talker.reflection)].count(text) == 1
    for end, data in (("finish", [3, None, ""]), ("delete_reflection", [True])):
        talker.page.call(end, *data, query=query)
        before = house.everything()
        for verb in ("answer", "skip", "back", "pause"):
            shown = talker.page.call(verb, 3, None, f"{MARK} te laat", query=query)
            assert shown.success, (end, verb)
            assert talker.told(shown.texts) or end == "finish", (end, verb)
            house.count("conversation", shown.status)
        if end == "delete_reflection":
            assert _without_drafts(house.everything()) == _without_drafts(before)
    talker.reflection = ""


def test_odd_questions_to_the_library(house: House, talker: Talker) -> None:
    path = f"/{talker.language.value}/library"
    house.server.ready(talker.client, f"{path}/")
    library, before = Workspace(talker.client, path).open(), house.everything()
    for name, text in ACCEPTED.items():
        shown = library.call("search_library", text, "", "", "", "")
        assert shown.success, name
        assert not shown.notice, (name, shown.notice)
        _harmless(json.dumps(shown.data[1:3], ensure_ascii=False))
        house.count("library", shown.status)
    for text in (REFUSED["half an emoji"], REFUSED["the other half"]):
        assert talker.told(library.call("search_library", text, "", "", "", "").notice)
        assert talker.told(library.call("pass_on_question", text).notice)
        house.count("library", 200)
    for text in ("", "  \n", "?", "x" * 501, MARK + "x" * 200_000):
        assert talker.told(library.call("pass_on_question", text).notice)
        house.count("library", 200)
    wrong = [("nope", "", ""), ("", "fr", ""), (5, "", ""), ("", ["nl"], ""), ("", "", {"a": 1})]
    for narrow in wrong:
        shown = library.call("search_library", "zaak", *narrow, "")
        assert talker.told(shown.notice or shown.raw), narrow
        house.count("library", shown.status)
    for line in ("kind=nope", "language=", "q=%00%ff", "q=" + "x" * 9000, "&&&", "%", "q=a&q=b&kind=pattern"):
        shown = library.call("resume_search", line)
        assert shown.success, line
        assert not shown.notice or talker.told(shown.notice), line
        house.count("library", shown.status)
    assert house.everything() == before


def test_citations_that_lead_nowhere(house: House, talker: Talker) -> None:
    path = f"/{talker.language.value}/library"
    house.server.ready(talker.client, f"{path}/")
    library = Workspace(talker.client, path).open()
    changed = catalogue(Tongue(talker.language)).text("citation-changed")
    for passage in ("x", "0" * 32, "..%2f..", "%00", "x" * 3000, "%F0%9F%98%80", "' OR 1=1", "<b>"):
        shown = library.call("open_pattern", query=f"id=retrospective&passage={passage}")
        assert _flat(changed) in _flat(shown.texts), passage
        assert 'id="cited"' not in shown.raw.replace('\\"', '"')
        house.count("library", shown.status)
    for query in ("id=nope&passage=x", "passage=x", "id=retrospective&language=fr&passage=x"):
        shown = library.call("open_pattern", query=query)
        assert shown.success, query
        house.count("library", shown.status)


@pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
def test_the_login_page(house: House, language: Language) -> None:
    browser = house.server.client()
    form = {"content-type": "application/x-www-form-urlencoded"}
    asks: list[tuple[str, dict[str, Any]]] = [
        ("POST", {"data": {}}),
        ("POST", {"data": {"login": "", "password": ""}}),
        ("POST", {"data": {"login": f"{MARK}\x00", "password": "x" * 5000}}),
        ("POST", {"data": {"login": "👩🏽‍👩🏽‍👧🏽", "password": "' OR 1=1 --"}}),
        ("POST", {"data": {"login": "a" * 10_000, "password": MARK}}),
        ("POST", {"data": {"login": ["anouk", "jonas"], "password": [MARK, MARK]}}),
        ("POST", {"json": {"login": "anouk", "password": MARK}}),
        ("POST", {"files": {"login": ("x", b"anouk")}}),
        (
            "POST",
            {"content": b"--x\r\nbroken", "headers": {"content-type": "multipart/form-data; boundary=x"}},
        ),
        ("POST", {"content": b"login=%ff%fe&password=%00&next=//evil.example", "headers": form}),
        ("POST", {"content": b"&".join(b"a=1" for _ in range(2000)), "headers": form}),
        ("POST", {"content": b"x" * 5_000_000, "headers": form}),
        ("POST", {"content": b"\xff\xfe\x00", "headers": {"content-type": "text/plain"}}),
        ("PUT", {"data": {"login": "x"}}),
        ("DELETE", {}),
        ("PATCH", {"json": []}),
    ]
    texts = _texts(language)
    for method, sent in asks:
        answer = browser.request(method, f"/login?language={language.value}", **sent)
        assert any(text in _flat(words_of(answer.text)) for text in texts), (method, sent, answer.text[:500])
        assert MARK not in answer.text or answer.status_code in {401, 429}
        house.count("login", answer.status_code)


def test_cookies_queries_and_methods(house: House, talker: Talker) -> None:
    name = "assistant_session"
    for value in ("", "x", "é".encode().decode("latin-1"), "x" * 5000, '"; DROP', "=" * 50, "../..", "%00"):
        cookies = f"{name}={value}; assistant_language={talker.language.value}"
        with httpx.Client(base_url=house.server.url, timeout=30) as raw:
            answer = raw.get("/", headers={"cookie": cookies.encode("latin-1"), "accept": "text/html"})
        assert answer.status_code in {303, 400}, value
        house.count("login", answer.status_code)
    for query in ("id=" + "x" * 5000, "id=%00", "id=%ff%fe", "id=../../etc", "id[]=1", "id=1&id=2", "", "%"):
        shown = talker.page.call("open_reflection", query=query)
        assert talker.told(shown.notice), query
        house.count("conversation", shown.status)


def test_downloads_that_do_not_exist(house: House, talker: Talker) -> None:
    names = ("x", "..%2f..%2fetc%2fpasswd", "%00", "x" * 3000, "%F0%9F%98%80", "' OR 1=1", "<b>", "..")
    asks = [f"/download/reflection/{name}.md" for name in names]
    asks += ["/download/reflection/x.exe", "/download/reflections.zip", "/download/intention/x.ics"]
    for path in asks:
        answer = talker.client.get(path)
        assert answer.status_code == 404, path
        assert talker.told(words_of(answer.text)), path
        house.count("export", answer.status_code)
    for language in ("fr", "", "NL", "x" * 999, "%00", "nl&language=de"):
        answer = talker.client.get(f"/download/reflections.md?language={language}")
        assert answer.status_code == 200
        house.count("export", answer.status_code)


def test_drafts_of_the_wrong_shape(house: House, talker: Talker) -> None:
    before = house.everything()
    bodies = [
        {},
        [],
        5,
        "x",
        None,
        {"place": "start"},
        {"place": 5, "text": "x"},
        {"place": "start", "text": 5},
    ]
    bodies += [{"place": "", "text": "x"}, {"place": "../x", "text": MARK}, {"place": "a" * 500, "text": "x"}]
    bodies += [{"place": "start", "text": ["x"]}, {"place": "start", "text": "\ud800"}]
    kind = {"content-type": "application/json"}
    for body in [json.dumps(body).encode() for body in bodies] + [b"{", b"\xff\xfe", b"[" * 5000]:
        answer = talker.client.post("/drafts", content=body, headers=kind)
        assert 400 <= answer.status_code < 500, body[:60]
        assert talker.told(answer.json()["error"]["message"]), (body[:60], answer.text)
        house.count("form", answer.status_code)
    assert house.everything() == before


def test_bodies_that_are_too_big(house: House, talker: Talker) -> None:
    before = house.everything()
    for size in (300_000, 5_000_000):
        answer = talker.page.join(talker.page.functions["learn_answer"], [2, None, "x" * size])
        assert answer.status_code == 413
        assert talker.told(answer.json()["error"]["message"])
        house.count("form", answer.status_code)
    assert house.everything() == before


def test_broken_lines_on_the_command_line(house: House, tmp_path: Path) -> None:
    data = tmp_path / "data"
    populate(data, ("anouk",))
    lines = Lines(data, more=("--method", "gibbs"))
    assert lines.read()["kind"] == "opening"
    name, texts = last_reflection(data), _texts(Language.NL)
    assert lines.process.stdin
    for raw in ("{", "[]", "5", '"x"', "null", '{"text": 5}', '{"text": ["x"]}', '{"command": "jump"}', "{}"):
        lines.process.stdin.write(raw + "\n")
        lines.process.stdin.flush()
        assert lines.read()["kind"] == "error", raw
        house.counted["command line"] += 1
    for text in REFUSED.values():
        lines.write(text)
        said = lines.read()
        assert said["kind"] == "error"
        assert any(known in _flat(str(said["text"])) for known in texts), said
        house.counted["command line"] += 1
    assert stored(data, name)[0][2] is None
    for text in list(ACCEPTED.values())[:8]:
        lines.write(text)
        assert lines.read()["kind"] != "error"
        assert text.strip() in [row[2] for row in stored(data, name)]
        house.counted["command line"] += 1
    assert lines.end() == 0


def test_the_figures(house: House) -> None:
    log = house.server.log.read_text(errors="replace")
    assert MARK not in log
    assert "Traceback" not in log
    assert " ERROR " not in log, log[-2000:]
    print(f"bad inputs: {sum(house.counted.values())} {dict(house.counted)}, 0 server errors, 0 lost words")
    assert sum(house.counted.values()) >= 300


def _texts(language: Language) -> tuple[str, ...]:
    """Every message there is in a language, without its numbers."""
    texts, tongue = [], Tongue(language)
    folder = Path(catalogue.__wrapped__.__globals__["_FOLDER"]) / language.value
    for file in folder.glob("*.ftl"):
        source = file.read_text()
        values = dict.fromkeys(set(re.findall(r"\$(\w+)", source)) - {"address"}, 5)
        for key in re.findall(r"^([\w-]+) =", source, re.MULTILINE):
            if re.search(
                r"^error-|^gaps-(empty|full)|^page-.*-text$|^page-login|^login-(refused|wait)|^password-", key
            ):
                texts.append(_flat(catalogue(tongue).text(key, **values)))
    return tuple(text for text in texts if len(text) > 8)


def _flat(text: str) -> str:
    """Without numbers, tags' remains and doubled spaces; one and many look alike."""
    plain = html.unescape(text).replace("\\n", " ")
    plain = re.sub(r"\d[\d.,\u202f\u00a0]*", "#", plain)
    plain = re.sub(rf"# (?:{_UNITS})\b", "# t", plain)
    return re.sub(r"\s+", " ", plain).strip()


def _harmless(raw: str) -> None:
    """What was typed is on the page as text only."""
    shown = raw.replace('\\"', '"')
    for tag in ("<script", "<img", "<svg", "<iframe", "\u202e"):
        fields = [part for part in shown.split('"value":') if tag in part]
        assert not fields, (tag, fields[0][:200])


def _lines(text: str) -> str:
    """The words as any file can hold them: one kind of line end, no invisible characters."""
    return re.sub(r"\s+", " ", clean(text)).strip()


def _unescaped(markdown: str) -> str:
    """What a reader of the Markdown sees, on one line."""
    lines = (re.sub(r"^> ?", "", line) for line in markdown.split("\n"))
    text = re.sub(r"\\([^\w\s]|_)", r"\1", " ".join(lines))
    text = text.replace("\\ ", " ")
    return re.sub(r"\s+", " ", text.replace("&lt;", "<").replace("&amp;", "&"))


def _with(values: list[Any], place: int, value: Any) -> list[Any]:
    return [value if n == place else one for n, one in enumerate(values)]


def _without_drafts(rows: list[Any]) -> list[Any]:
    return rows[:-1]
