"""Everyone against every page, route and event, with their own things and with another's: nothing unexpected.

The tables below are written by hand and know nothing of the product's own. A page, route or event that is not
in them fails the test, and so does one that is in them and no longer exists.
"""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from pysqlite3 import dbapi2

from assistant.bootstrap import application
from assistant.domain.feedback_drafts import FeedbackDraftId
from assistant.domain.ids import ReflectionId
from assistant.domain.language import Language, Tongue
from assistant.domain.people import Person, Role
from assistant.domain.reflections import Mode
from assistant.services import conversation, drafts, feedback_drafts, people, reflections
from assistant.services.application import Application
from assistant.services.conversation import Given
from assistant.services.feedback import Notes
from assistant.services.feedback_drafts import ToKeep
from assistant.services.reflections import Beginning
from assistant.services.summaries import keep
from assistant.settings import load_settings
from assistant.storage.engine import database
from assistant.ui.kit.events import EVENTS
from assistant.ui.screens import ProductScreens
from assistant.ui.texts import catalogue
from assistant.web.app import create_app
from assistant.web.download_pages import download_router
from assistant.web.mounting import mount
from tests.integration.gradio_calls import Workspace
from tests.serving import PEOPLE, Server, populate

EVERYONE = frozenset({"learner", "expert", "leader", "lnd", "administrator"})
#: One person for each role, and who may enter which workspace. Nobody reads what another wrote.
ROLES = {"ada": "learner", "fatma": "expert", "aydin": "leader", "lotte": "lnd", "beheer": "administrator"}
WORKSPACES = {
    "learn": EVERYONE,
    "library": EVERYONE,
    "accompany": {"expert"},
    "lead": {"leader"},
    "develop": {"lnd"},
    "administer": {"administrator"},
}
#: Which roles may call an event.
MAY_CALL = {
    "learn/open_start": EVERYONE,
    "learn/propose": EVERYONE,
    "learn/begin": EVERYONE,
    "learn/open_talk": EVERYONE,
    "learn/answer": EVERYONE,
    "learn/go_on": EVERYONE,
    "learn/skip": EVERYONE,
    "learn/back": EVERYONE,
    "learn/pause": EVERYONE,
    "learn/finish": EVERYONE,
    "learn/open_form": EVERYONE,
    "learn/save_form": EVERYONE,
    "learn/finish_form": EVERYONE,
    "learn/open_summary": EVERYONE,
    "learn/keep": EVERYONE,
    "learn/keep_later": EVERYONE,
    "learn/open_contents": EVERYONE,
    "learn/object_to_labels": EVERYONE,
    "learn/open_reflections": EVERYONE,
    "learn/search_reflections": EVERYONE,
    "learn/more_reflections": EVERYONE,
    "learn/open_reflection": EVERYONE,
    "learn/delete_reflection": EVERYONE,
    "learn/open_intentions": EVERYONE,
    "learn/tell_outcome": EVERYONE,
    "learn/open_model": EVERYONE,
    "learn/switch_model": EVERYONE,
    "library/open_library": EVERYONE,
    "library/search_library": EVERYONE,
    "library/resume_search": EVERYONE,
    "library/note_shown": EVERYONE,
    "library/pass_on_question": EVERYONE,
    "library/open_pattern": EVERYONE,
    "library/open_desk": {"expert", "lnd"},
    "library/answer_question": {"expert", "lnd"},
    "library/remove_question": {"expert", "lnd"},
    "library/begin_pattern": {"expert", "lnd"},
    "library/open_sheet": {"expert", "lnd"},
    "library/join_sheet": {"expert", "lnd"},
    "library/save_sheet": {"expert", "lnd"},
    "library/offer_sheet": {"expert", "lnd"},
    "library/discard_typed": {"expert", "lnd"},
    "library/open_review": {"expert", "lnd"},
    "library/approve_pattern": {"expert", "lnd"},
    "library/send_back_pattern": {"expert", "lnd"},
    "library/open_versions": {"expert", "lnd"},
    "library/compare_versions": {"expert", "lnd"},
    "library/restore_version": {"expert", "lnd"},
    "library/open_documents": EVERYONE,
    "library/remove_document": {"expert", "lnd"},
    "accompany/open_home": {"expert"},
    "lead/open_home": {"leader"},
    "lead/open_give": {"leader"},
    "lead/criticise": {"leader"},
    "lead/try_example": {"leader"},
    "lead/draft_feedback": {"leader"},
    "lead/preview_draft": {"leader"},
    "lead/keep_draft": {"leader"},
    "lead/delete_draft": {"leader"},
    "lead/open_nuggets": {"leader"},
    "lead/suggest_nugget": {"leader"},
    "lead/other_nugget": {"leader"},
    "lead/count_nugget": {"leader"},
    "lead/choose_team": {"leader"},
    "lead/copy_nugget": {"leader"},
    "lead/plan_nugget": {"leader"},
    "lead/take_back_nugget": {"leader"},
    "lead/show_feed": {"leader"},
    "lead/renew_feed": {"leader"},
    "develop/open_home": {"lnd"},
    "administer/open_home": {"administrator"},
    "administer/add_person": {"administrator"},
    "administer/change_person": {"administrator"},
    "administer/switch_person": {"administrator"},
    "administer/reset_password": {"administrator"},
}
#: Route → status for somebody without a login, for somebody with one. `{…}` is filled with another's id.
ROUTES = {
    "GET /": (303, 303),
    "GET /health": (200, 200),
    "GET /favicon.ico": (200, 200),
    "GET /robots.txt": (200, 200),
    "GET /login": (200, 303),
    "POST /login": (401, 401),
    "POST /language": (303, 400),
    "GET /password": (303, 200),
    "POST /password": (303, 422),
    "GET /first": (404, 404),
    "POST /first": (404, 404),
    "POST /drafts": (401, 204),
    "POST /documents": (303, 403),
    "GET /documents/reading/{name}": (303, 404),
    "GET /download/reflection/{name}.{kind}": (303, 404),
    "GET /download/reflections.{kind}": (303, 200),
    "GET /download/intention/{name}.ics": (303, 404),
    "GET /download/pattern/{name}.{language}.md": (303, 404),
    "POST /download/feedback.{kind}": (303, 403),
    "GET /nuggets/leave/{token}": (404, 404),
    "POST /nuggets/leave/{token}": (404, 404),
    "POST /nuggets/join/{token}": (404, 404),
    "GET /nuggets/feed/{token}.{language}.atom": (404, 404),
    "GET /nuggets/mail": (303, 200),
    "POST /nuggets/mail": (303, 400),
    "GET /static": (303, 307),
    "POST /logout": (303, 303),
}
#: Where those who keep the library, and those who lead, get further than others.
KEEPERS = {
    ("POST /documents", "expert"): 400,
    ("POST /documents", "lnd"): 400,
    ("POST /download/feedback.{kind}", "leader"): 200,
}
#: What of Gradio's own may be reached at all, for the owner of the page.
GRADIO = {
    "GET /",
    "HEAD /",
    "GET /{page}",
    "HEAD /{page}",
    "GET /config",
    "GET /config/",
    "GET /theme.css",
    "GET /favicon.ico",
    "GET /manifest.json",
    "GET /static/{path:path}",
    "GET /assets/{path:path}",
    "GET /svelte/{path:path}",
    "GET /gradio_api/info",
    "GET /gradio_api/info/",
    "GET /gradio_api/app_id",
    "GET /gradio_api/app_id/",
    "GET /gradio_api/startup-events",
    "GET /gradio_api/heartbeat/{session_hash}",
    "GET /gradio_api/queue/data",
    "POST /gradio_api/queue/join",
    "POST /gradio_api/cancel",
    "POST /gradio_api/reset",
    "GET /gradio_api/theme.css",
    "GET /gradio_api/custom_component/{id}/{environment}/{type}/{file_name}",
}
MARK = "ROODBORSTJE"


@dataclass
class Owned:
    """What Anouk wrote; every sentence holds the mark."""

    chat: str = ""
    form: str = ""
    kept: str = ""
    intention: str = ""
    draft: str = ""
    snapshot: list[Any] = field(default_factory=list)

    @property
    def reflections(self) -> tuple[str, ...]:
        return self.chat, self.form, self.kept

    @property
    def all(self) -> tuple[str, ...]:
        return *self.reflections, self.intention, self.draft


@dataclass
class House:
    """A real server with Anouk's words in it, and a browser for everyone."""

    server: Server
    owned: Owned
    clients: dict[str, httpx.Client]
    counted: Counter[str] = field(default_factory=Counter)

    def unseen(self, shown: str) -> None:
        """Nothing of Anouk's is in an answer to somebody else."""
        assert MARK not in shown
        assert "nouk" not in shown.replace("anouk@", "")

    def unchanged(self) -> None:
        """Everything of Anouk's stands as it stood."""
        assert snapshot(self.server.data) == self.owned.snapshot


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("house") / "data"
    populate(data, ("anouk", "jonas", *ROLES))
    with application(load_settings(data=data)) as app:
        owned = _write(app)
    server = Server(data)
    server.start()
    clients = {login: server.client(login) for login in ("anouk", "jonas", *ROLES)}
    for login, role in ROLES.items():
        for workspace, roles in WORKSPACES.items():
            if role in roles:
                server.ready(clients[login], f"/nl/{workspace}/")
    owned.snapshot = snapshot(data)
    yield House(server, owned, clients)
    server.stop()


def snapshot(data: Path) -> list[Any]:
    """Every row of Anouk's but her login sessions, which change as she looks."""
    with closing(dbapi2.connect(str(database(data)), timeout=10)) as connection:
        found = connection.execute("SELECT * FROM people WHERE login = 'anouk'").fetchall()
        me = found[0][0]
        for table in (
            "person_roles",
            "person_teams",
            "reflections",
            "intentions",
            "drafts",
            "feedback_drafts",
        ):
            found += connection.execute(f"SELECT * FROM {table} WHERE person_id = ?", (me,)).fetchall()
        mine = "SELECT id FROM reflections WHERE person_id = ?"
        query = f"SELECT * FROM exchanges WHERE reflection_id IN ({mine}) ORDER BY reflection_id, number"
        return found + connection.execute(query, (me,)).fetchall()


def _write(app: Application) -> Owned:
    with app.work(read_only=True) as work:
        anouk = work.people.by_login("anouk")
    assert anouk
    tongue, owned = Tongue(Language.NL), Owned()

    def begun(mode: Mode) -> ReflectionId:
        words = f"De overdracht liep uit op {MARK} en ik werd ongeduldig."
        return reflections.begin(app, anouk, Beginning("two-minute", 2, tongue, mode, words)).id

    def talk(name: ReflectionId, text: str, most: int) -> None:
        for _ in range(most):
            now = conversation.resume(app, anouk, name)
            if now.current:
                conversation.answer(app, anouk, name, Given(now.current.number, text))

    kept = begun(Mode.CHAT)
    talk(kept, f"Als {MARK} begint, dan adem ik eerst uit op 14 maart 2031.", 20)
    summary = conversation.finish(app, anouk, kept)
    assert summary.summary
    assert summary.summary.plans
    keep(app, anouk, kept, summary.summary, summary.version)
    owned.kept, owned.chat, owned.form = kept, begun(Mode.CHAT), begun(Mode.FORM)
    talk(ReflectionId(owned.chat), f"Ik zag {MARK} op het bord.", 1)
    drafts.put(app, anouk, f"{owned.chat}/3", f"Nog niet af: {MARK}")
    drafts.put(app, anouk, "start", f"Morgen over {MARK}")
    owned.draft = _kept_draft(app, anouk)
    with app.work(read_only=True) as work:
        owned.intention = work.intentions.of(anouk.id)[0].id
    return owned


def _kept_draft(app: Application, anouk: Person) -> str:
    """From when she led a team; what one kept stays one's own, also to take along."""
    leader = replace(anouk, roles=anouk.roles | {Role.LEADER})
    notes = Notes(f"Ik zag {MARK} op je bureau.", to=MARK, occasion=MARK)
    given = ToKeep(FeedbackDraftId(secrets.token_hex(8)), f"Gisteren stond {MARK} er nog.", notes)
    return feedback_drafts.keep(app, leader, given).id


# What exists


def test_every_event_is_built_named_and_in_the_table(tmp_path: Path) -> None:
    with application(load_settings(data=tmp_path / "data")) as app:
        screens = ProductScreens(app)
        built = {
            name: function
            for workspace in screens.workspaces
            for name, function in _functions(screens.build(workspace, Tongue(Language.DE)), workspace)
        }
        assert set(screens.workspaces) == set(WORKSPACES)
    assert set(built) == set(MAY_CALL), "an event without an entry in this test's table, or the reverse"
    assert set(EVENTS) == set(MAY_CALL)


def test_every_route_is_in_the_table(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path / "data")
    with application(settings) as app:
        web = create_app(app, settings, ProductScreens(app), routers=[download_router(app, settings)])
    assert {name for route in web.routes for name in _names(route)} - {"HEAD /static"} == set(ROUTES)


def test_each_event_looks_at_the_role_by_itself(tmp_path: Path) -> None:
    """Without gate or server: the function behind an event, called for every role, a disabled one, nobody."""
    counted: Counter[str] = Counter()
    populate(tmp_path / "data", ("anouk", *ROLES))
    with application(load_settings(data=tmp_path / "data")) as app:
        people.disable_person(app, people.COMMAND_LINE, "anouk")
        refusal = catalogue(Tongue(Language.NL)).text("error-not-allowed")
        screens = ProductScreens(app)
        for workspace in screens.workspaces:
            for name, function in _functions(screens.build(workspace, Tongue(Language.NL)), workspace):
                for login, role in {**ROLES, "anouk": "disabled", "": "nobody"}.items():
                    request = SimpleNamespace(username=login or None, query_params={})
                    shown = function.fn(request, *(None for _ in function.inputs))
                    refused = refusal in str(shown[0])
                    assert refused == (role not in MAY_CALL[name]), (name, role)
                    counted["refused" if refused else "allowed"] += 1
    print(f"events by role, without the gate: {dict(counted)}, 0 unexpected")
    assert counted["allowed"] + counted["refused"] == len(MAY_CALL) * 7 + 9 * 7


# Pages and routes


def test_every_workspace_for_every_role_and_without_a_login(house: House) -> None:
    outside = house.server.client()
    for workspace, roles in WORKSPACES.items():
        for language in ("nl", "de", "en"):
            path = f"/{language}/{workspace}"
            assert outside.get(f"{path}/").status_code == 303
            assert outside.post(f"{path}/gradio_api/queue/join", json={}).status_code == 401
            for login, role in ROLES.items():
                client, allowed = house.clients[login], role in roles
                answers = {
                    client.get(f"{path}/").status_code,
                    client.get(f"{path}/config").status_code,
                    client.get(f"{path}/gradio_api/app_id").status_code,
                }
                assert (403 not in answers) if allowed else (answers == {403}), (path, login, answers)
                house.counted["allowed" if allowed else "refused"] += 3


@pytest.mark.parametrize("login", ["", *ROLES])
def test_every_route_with_anothers_ids(house: House, login: str) -> None:
    client = house.server.client(login or None)
    for route, (without, within) in ROUTES.items():
        method, path = route.split(" ")
        within = KEEPERS.get((route, ROLES.get(login, "")), within)
        for name in house.owned.all:
            target = path.replace("{name}", name).replace("{kind}", "md")
            draft = {"json": {"place": f"{name}/2", "text": "x"}}
            sent = draft if path == "/drafts" else {"data": {"new": "x"}}
            answer = client.request(method, target, **(sent if method == "POST" else {}))
            expected = 429 if answer.status_code == 429 and "POST" in route else within if login else without
            assert answer.status_code == expected, (route, login, answer.status_code)
            house.unseen(answer.text)
            house.counted["allowed" if answer.status_code in {200, 204} else "refused"] += 1
            if "{name}" not in path:
                break
    house.unchanged()


def test_one_can_take_ones_own_along(house: House) -> None:
    anouk = house.clients["anouk"]
    for name in house.owned.reflections:
        assert MARK in anouk.get(f"/download/reflection/{name}.md").text
    everything = anouk.get("/download/reflections.md").text
    assert f"Gisteren stond {MARK} er nog" in everything
    assert f"Ik zag {MARK} op je bureau" in everything
    assert MARK in anouk.get(f"/download/intention/{house.owned.intention}.ics").text.replace("\r\n ", "")


def test_only_the_listed_parts_of_gradio_can_be_reached(house: House, tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path / "data")
    with application(settings) as app:
        shell = mount(ProductScreens(app), "accompany", Tongue(Language.NL), settings).app
    inner = next(route.app for route in shell.routes if getattr(route, "path", "") == "/nl/accompany")
    offered = {name for route in inner.routes for name in _names(route)}
    for name in sorted(offered - GRADIO):
        method, path = name.split(" ", 1)
        target = "/nl/learn" + re.sub(r"\{[^}]*\}", "abcdef", path)
        answer = house.clients["anouk"].request(method, target, json={"session_hash": "abcdef", "data": []})
        assert answer.status_code in {404, 405, 307}, (name, answer.status_code)
        house.counted["refused"] += 1
    assert len(offered - GRADIO) > 30


# Events over HTTP


@pytest.mark.parametrize("login", [*ROLES, "jonas"])
def test_every_event_with_anothers_ids_shows_and_changes_nothing(house: House, login: str) -> None:
    role, client = ROLES.get(login, "learner"), house.clients[login]
    for workspace, roles in WORKSPACES.items():
        page = Workspace(client, f"/nl/{workspace}")
        if role not in roles:
            page.functions = {str(number): number for number in range(40)}
            for number in range(40):
                assert page.join(number, [], f"id={house.owned.chat}").status_code == 403
                house.counted["refused"] += 1
            continue
        for dependency, kinds in _inputs(client, page.path):
            if dependency["api_name"].startswith("administer_"):
                continue
            for foreign in house.owned.all:
                for data in _values(kinds, foreign)[: 2 if login == "jonas" else 1]:
                    shown = page.send(dependency["id"], data, f"id={foreign}&back=1&kept=1")
                    assert shown.status == 200, shown
                    house.unseen(shown.raw)
                    house.counted["refused" if shown.notice else "allowed"] += 1
    house.unchanged()


def test_an_administrator_manages_logins_and_reads_nothing(house: House) -> None:
    page = Workspace(house.clients["beheer"], "/nl/administer").open()
    for verb, data in (
        ("open_home", []),
        ("add_person", ["nieuw", "Nieuw", [], "", "nl"]),
        ("switch_person", ["nieuw"]),
        ("switch_person", ["nieuw"]),
        ("reset_password", ["nieuw"]),
    ):
        shown = page.call(verb, *data)
        assert shown.success
        assert not shown.notice
        assert MARK not in shown.raw
        house.counted["allowed"] += 1
    house.unchanged()


@pytest.mark.parametrize("login", list(ROLES))
def test_everyone_can_do_it_all_with_their_own(house: House, login: str) -> None:
    page = Workspace(house.clients[login], "/nl/learn").open()
    name = secrets.token_hex(8)
    steps: list[tuple[str, list[Any]]] = [
        ("open_start", []),
        ("begin", [name, f"Mijn eigen dag als {ROLES[login]}.", 2, "two-minute", "chat"]),
        ("open_talk", []),
        ("answer", [2, None, "Ik hield de kaart van het bed ernaast vast."]),
        ("back", [3, None, ""]),
        ("skip", [2, None, ""]),
        ("pause", [3, None, ""]),
        ("open_talk", []),
        ("finish", [3, None, ""]),
        ("open_summary", []),
        ("open_reflections", []),
        ("open_reflection", []),
        ("open_contents", []),
        ("object_to_labels", [[]]),
        ("delete_reflection", [True]),
    ]
    for verb, data in steps:
        shown = page.call(verb, *data, query=f"id={name}")
        assert shown.success
        assert not shown.notice, (verb, shown.notice)
        house.counted["allowed"] += 1
    assert "niet van jou" in page.call("open_reflection", query=f"id={name}").notice


def test_a_leader_reaches_their_own_kept_draft_and_no_other(house: House) -> None:
    page = Workspace(house.clients["aydin"], "/nl/lead").open()
    key, given = secrets.token_hex(8), ["Mijn concept.", "Je kwam.", "Jan", "het overleg", "sbi"]
    for verb, data, query in (
        ("open_give", [], f"id={house.owned.draft}"),
        ("keep_draft", [house.owned.draft, *given], ""),
        ("delete_draft", [house.owned.draft, True], ""),
    ):
        shown = page.call(verb, *data, query=query)
        assert "niet van jou" in shown.notice, verb
        house.unseen(shown.raw)
        house.counted["refused"] += 1
    house.unchanged()
    for verb, data in (("keep_draft", [key, *given]), ("open_give", []), ("delete_draft", [key, True])):
        shown = page.call(verb, *data, query=f"id={key}")
        assert shown.success
        assert not shown.notice, (verb, shown.notice)
        house.unseen(shown.raw)
        house.counted["allowed"] += 1
    assert "niet van jou" in page.call("open_give", query=f"id={key}").notice


# Ways around


def test_numbers_of_other_roles_and_unknown_ones_reach_nothing(house: House) -> None:
    page = Workspace(house.clients["jonas"], "/de/learn").open()
    for number in (-1, 60, 61, 99, 10**9, 10**30, None, "5", 5.5, [5], {"a": 5}, True):
        answer = page.join(number, [], f"id={house.owned.chat}")
        assert answer.status_code == 400, number
        assert answer.json()["error"]["key"] == "error-bad-value"
        house.counted["refused"] += 1
    for body in (
        {"fn_index": 5, "data": []},
        {"session_hash": page.session_hash, "api_name": "learn_open_talk"},
    ):
        answer = page.client.post(f"{page.path}/gradio_api/queue/join", json=body)
        assert answer.status_code in {400, 404}
        house.counted["refused"] += 1


def test_a_disabled_person_and_an_ended_login_get_nothing(house: House) -> None:
    with application(load_settings(data=house.server.data)) as app:
        new = people.NewPerson("weg", "Weg", "een rustig wachtwoord", must_change_password=False)
        people.add_person(app, people.COMMAND_LINE, new)
        pages = [Workspace(house.server.client("weg"), "/nl/learn").open() for _ in range(2)]
        joined = pages[0].join(0, [])
        pages[1].client.post("/logout")
        people.disable_person(app, people.COMMAND_LINE, "weg")
    assert joined.status_code == 200
    for page in pages:
        for number in range(25):
            assert page.join(number, []).status_code == 401
            house.counted["refused"] += 1
        assert page.result().status == 401
        assert page.client.get("/nl/learn/").status_code == 303
        assert page.client.get("/download/reflections.md").status_code == 303


def test_100_of_100_tries_with_anothers_page_get_nothing(house: House) -> None:
    """Anouk's page has just asked for her conversation; somebody who knows its name asks for the answer."""
    thieves = [house.clients[login] for login in ("beheer", "fatma", "jonas", "ada")]
    got = 0
    for number in range(100):
        hers = Workspace(house.clients["anouk"], "/nl/learn", functions={"learn_open_talk": 5})
        joined = hers.join(5, [], f"id={house.owned.chat}")
        assert joined.status_code == 200
        thief, name = thieves[number % len(thieves)], hers.session_hash
        api, event = "/nl/learn/gradio_api", joined.json()["event_id"]
        answers = [
            thief.get(f"{api}/queue/data", params={"session_hash": name}),
            thief.get("/de/learn/gradio_api/queue/data", params={"session_hash": name}),
            thief.post(f"{api}/queue/join", json={"fn_index": 5, "data": [], "session_hash": name}),
            thief.get(f"{api}/heartbeat/{name}"),
            thief.post(f"{api}/cancel", json={"session_hash": name, "fn_index": 5, "event_id": event}),
            thief.post(f"{api}/reset", json={"session_hash": name, "event_id": event}),
        ]
        got += any(answer.status_code != 404 or answer.content for answer in answers)
        if number % 20 == 0:
            assert MARK in hers.result(event).raw, "the owner herself gets it"
    print(f"someone else's page: {100 - got} of 100 tries got nothing")
    assert got == 0
    house.unchanged()


def test_the_figures(house: House) -> None:
    print(f"permissions over HTTP: {dict(house.counted)}, 0 unexpected allows")
    assert house.counted["allowed"]
    assert house.counted["refused"]
    assert set(ROLES) <= set(PEOPLE)
    assert set(ROLES.values()) == {role.value for role in Role}
    log = house.server.log.read_text(errors="replace")
    assert MARK not in log
    assert "Traceback" not in log


def _functions(blocks: Any, workspace: str) -> list[tuple[str, Any]]:
    """Every event of a Blocks by its name; an event of Gradio's own would have none and fail."""
    found = []
    for function in blocks.fns.values():
        name = re.sub(r"_\d+$", "", str(function.api_name))
        assert name.startswith(f"{workspace}_"), f"an event that nobody named: {name}"
        found.append((name.replace("_", "/", 1), function))
    return found


def _names(route: Any) -> list[str]:
    inside = getattr(route, "original_router", None)
    if inside is not None:
        return [name for one in inside.routes for name in _names(one)]
    return [f"{method} {route.path}" for method in sorted(getattr(route, "methods", None) or {"GET"})]


def _inputs(client: httpx.Client, path: str) -> list[tuple[dict[str, Any], list[str]]]:
    """Every event of a workspace with the kinds of its inputs."""
    config = client.get(f"{path}/config").json()
    kinds = {component["id"]: component["type"] for component in config["components"]}
    return [(one, [kinds[name] for name in one["inputs"]]) for one in config["dependencies"]]


def _values(kinds: list[str], foreign: str) -> list[list[Any]]:
    """Values for the inputs: another's id wherever text fits, and harmless ones."""
    by_kind: dict[str, Any] = {"number": 2, "radio": "done", "checkbox": True, "dropdown": "gibbs"}
    with_id = [by_kind.get(kind, foreign) for kind in kinds]
    plain = [by_kind.get(kind, "x") for kind in kinds]
    return [with_id, plain] if kinds else [[]]
