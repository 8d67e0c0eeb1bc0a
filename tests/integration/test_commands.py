"""The commands, each as the process an operator runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.__main__ import COMMANDS
from assistant.bootstrap import application
from assistant.domain.language import Language, Tongue
from assistant.services.logins import check_password
from assistant.settings import load_settings
from assistant.storage.locks import serving, using
from assistant.ui.texts import catalogue
from tests.fakes.terminal import Done, assistant, process
from tests.reading_in import share_models
from tests.serving import PASSWORD, environment

HEAVY = ("gradio", "torch", "chromadb", "sentence_transformers", "langchain", "fastapi", "transformers")
#: Every command that needs no heavy library, called so that it does something.
LIGHT = (
    ("reflect", "--json", "--as", "anouk"),
    ("people", "list"),
    ("library", "check"),
    ("documents", "list"),
    ("model", "sent", "--as", "anouk"),
    ("backup", "BACKUP"),
    ("restore", "BACKUP", "--replace"),
    ("doctor",),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which anouk and beheer have a login."""
    folder = tmp_path_factory.mktemp("commands") / "data"
    share_models(folder)
    for login, role in (("anouk", "learner"), ("beheer", "administrator")):
        added = add(folder, login, "--name", login.title(), "--roles", role)
        assert added.code == 0, added.err
    return folder


def add(data: Path, login: str, *words: str, password: str = PASSWORD) -> Done:
    return assistant(data, "people", "add", login, *words, "--password-stdin", said=password + "\n")


def listed(data: Path) -> dict[str, dict[str, object]]:
    return {str(one["login"]): one for one in assistant(data, "people", "list", "--json").lines}


def refused(done: Done, says: str) -> None:
    """One sentence that says what is wrong, and nothing else."""
    assert (done.code, done.out) == (1, "")
    assert says in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    helped = assistant(tmp_path / "data", command, "--help")
    assert helped.code == 0
    assert COMMANDS[command][1].split()[0] in helped.out
    assert not (tmp_path / "data").exists()


def test_the_whole_command_names_them_all(tmp_path: Path) -> None:
    helped = assistant(tmp_path / "data", "--help").out
    assert all(f"    {name} " in helped for name in COMMANDS)
    assert assistant(tmp_path / "data").code == 2
    assert assistant(tmp_path / "data", "dance").code == 2


def test_commands_that_need_no_heavy_library_import_none(data: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "backup.zip")
    calls = [[file if word == "BACKUP" else word for word in words] for words in LIGHT]
    code = (
        "import json, sys; from assistant.__main__ import main\n"
        "for words in json.loads(sys.argv[1]): assert main(words) == 0, words\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, json.dumps(calls)],
        env=environment(data),
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.splitlines()[-1] == "[]"


def test_the_command_is_there_as_a_program(data: Path) -> None:
    listed_outside = process(data, "people", "list")
    assert (listed_outside.code, listed_outside.err) == (0, "")
    assert listed_outside.out == assistant(data, "people", "list").out


def test_someone_is_let_in_with_all_that_belongs_to_them(data: Path) -> None:
    words = (
        "--name",
        "Jörg Müller",
        "--roles",
        "expert,leader",
        "--team",
        "Nord",
        "--team",
        "Süd",
        "--language",
        "de",
    )
    added = add(data, "jmueller", *words)
    assert added.code == 0
    assert added.out == "jmueller can log in.\n"
    assert listed(data)["jmueller"] == {
        "login": "jmueller",
        "name": "Jörg Müller",
        "roles": ["expert", "leader", "learner"],
        "teams": ["Nord", "Süd"],
        "language": "de",
        "disabled": False,
        "mail": "",
    }


def test_without_a_password_one_is_made_and_shown_once(data: Path) -> None:
    added = assistant(data, "people", "add", "lotte", "--name", "Lotte")
    made = added.out.strip().rsplit(" ", 1)[-1]
    assert check_password("lotte", made) == made
    assert made not in assistant(data, "people", "list").out
    with application(load_settings(data=data)) as app, app.work(read_only=True) as work:
        person = work.people.by_login("lotte")
        assert person is not None
        assert person.must_change_password
        assert app.passwords.verify(work.people.password_hash(person.id), made)


def test_a_password_from_standard_input_is_ones_own(data: Path) -> None:
    with application(load_settings(data=data)) as app, app.work(read_only=True) as work:
        person = work.people.by_login("anouk")
        assert person is not None
        assert not person.must_change_password
        assert app.passwords.verify(work.people.password_hash(person.id), PASSWORD)


@pytest.mark.parametrize(
    ("login", "words", "password", "says"),
    [
        ("ANOUK", ("--name", "X"), PASSWORD, "taken"),
        ("met spatie", ("--name", "X"), PASSWORD, "login"),
        ("dirk", ("--name", " "), PASSWORD, "name"),
        ("dirk", ("--name", "Dirk", "--roles", "boss"), PASSWORD, "role"),
        ("dirk", ("--name", "Dirk", "--team", "x" * 61), PASSWORD, "team"),
        ("dirk", ("--name", "Dirk"), "kort", "characters"),
        ("dirk", ("--name", "Dirk"), "", "characters"),
    ],
)
def test_an_unusable_login_name_role_team_or_password_is_refused(
    data: Path, login: str, words: tuple[str, ...], password: str, says: str
) -> None:
    refused(add(data, login, *words, password=password), says)
    assert "dirk" not in listed(data)


def test_a_login_is_closed_and_opened_again(data: Path) -> None:
    assert assistant(data, "people", "disable", "anouk").code == 0
    assert listed(data)["anouk"]["disabled"] is True
    assert "(closed)" in assistant(data, "people", "list").out
    refused(assistant(data, "reflect", "--json", "--as", "anouk"), "anouk")
    assert assistant(data, "people", "enable", "ANOUK").code == 0
    assert listed(data)["anouk"]["disabled"] is False


def test_the_last_administrator_and_nobody_cannot_be_closed(data: Path) -> None:
    refused(assistant(data, "people", "disable", "beheer"), "last administrator")
    for verb in ("disable", "enable", "reset"):
        refused(assistant(data, "people", verb, "niemand"), "nobody")


def test_a_new_password_is_made_and_shown_once(data: Path) -> None:
    made = assistant(data, "people", "reset", "anouk").out.strip().rsplit(" ", 1)[-1]
    with application(load_settings(data=data)) as app, app.work(read_only=True) as work:
        person = work.people.by_login("anouk")
        assert person is not None
        assert person.must_change_password
        assert app.passwords.verify(work.people.password_hash(person.id), made)


def test_someone_is_erased_only_when_that_is_said_twice(data: Path) -> None:
    assert add(data, "tijdelijk", "--name", "T").code == 0
    assert assistant(data, "people", "erase", "tijdelijk", said="nee\n").code == 1
    assert "tijdelijk" in listed(data)
    assert assistant(data, "people", "erase", "tijdelijk", said="tijdelijk\n").code == 0
    assert "tijdelijk" not in listed(data)


def test_what_commands_did_stands_in_the_audit_log(data: Path) -> None:
    assert add(data, "audited", "--name", "A").code == 0
    with application(load_settings(data=data)) as app, app.work(read_only=True) as work:
        entries = [(entry.actor, entry.action, entry.subject) for entry in work.audit.last(5)]
    assert ("command line", "add person", "audited") in entries


#: Said in a terminal where it has stopped: a way that does not go on, then one that does.
AT_A_STOP = {"nl": "Ik wil niet meer leven.", "de": "Ich will nicht mehr leben.", "en": "I want to die."}


@pytest.mark.parametrize("language", AT_A_STOP)
def test_a_terminal_says_what_goes_on_where_the_questions_have_stopped(data: Path, language: str) -> None:
    texts = catalogue(Tongue(Language(language)))
    words = ("reflect", "--as", "anouk", "--method", "aar", "--language", language)
    said = f"De overdracht.\n\n{AT_A_STOP[language]}\n\n/back\n/skip\n/later\n"
    told = " ".join(assistant(data, *words, said=said).out.split())
    assert texts.text("terminal-help") in told
    assert told.count(texts.text("terminal-stopped")) == 1
    assert told.index(texts.text("terminal-stopped")) < told.index(texts.text("error-stopped"))
    assert "--resume" in told.split(texts.text("error-stopped"))[1]


def test_a_terminal_tells_why_and_what_there_is_and_takes_a_label_away(data: Path) -> None:
    texts = catalogue(Tongue(Language.NL))
    words = ("reflect", "--as", "anouk", "--method", "aar", "--language", "nl")
    said = "Ik voelde me gehaast.\n\n/why\n/contents\n/wrong 1\n/wrong 7\n/later\n"
    told = assistant(data, *words, said=said).out
    assert f"{texts.text('element-feeling')}\n  1. Ik voelde me gehaast.\n" in told
    assert told.count(f"{texts.text('element-feeling')}\n") == 1
    assert texts.text("error-not-found").split(",")[0] in " ".join(told.split())


def test_a_backup_brings_back_what_there_was(data: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "backup.zip", tmp_path / "other"
    before = listed(data)
    said = json.dumps({"text": "Zonnebloempitten."}) + "\n"
    begun = assistant(data, "reflect", "--json", "--as", "beheer", "--method", "aar", said=said)
    assert assistant(data, "backup", str(file)).code == 0
    assert file.stat().st_mode & 0o077 == 0
    assert add(data, "later", "--name", "Later").code == 0
    assert assistant(other, "restore", str(file)).code == 0
    assert listed(other) == before
    again = ("reflect", "--json", "--as", "beheer", "--resume", begun.lines[-1]["id"])
    ended = assistant(other, *again, said=json.dumps({"command": "finish"}))
    assert ended.lines[-1]["stages"][0]["sentences"] == ["Zonnebloempitten."]


def test_nothing_is_restored_over_data_unless_that_is_said(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    assert assistant(data, "backup", str(file)).code == 0
    refused(assistant(data, "restore", str(file)), "replaced")
    assert assistant(data, "restore", str(file), "--replace").code == 0


def test_nothing_is_restored_while_someone_works_with_the_data(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    assert assistant(data, "backup", str(file)).code == 0
    for lock in (serving, using):
        with lock(data), using(data):
            refused(assistant(data, "restore", str(file), "--replace"), "in use")


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 kapot", b"no backup at all"])
def test_a_file_that_is_no_backup_changes_nothing(data: Path, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "backup.zip"
    if content is not None:
        file.write_bytes(content)
    before = listed(data)
    refused(assistant(data, "restore", str(file), "--replace"), str(file))
    assert listed(data) == before


def test_a_backup_without_data_or_without_a_place_is_refused(data: Path, tmp_path: Path) -> None:
    refused(assistant(tmp_path / "none", "backup", str(tmp_path / "b.zip")), "no database")
    refused(assistant(data, "backup", str(tmp_path / "none" / "b.zip")), "cannot be written")


def test_the_doctor_finds_a_good_installation_well(data: Path) -> None:
    told = assistant(data, "doctor", "--json")
    (said,) = told.lines
    assert told.code == 0
    assert said["well"] is True
    assert {"settings", "sqlite", "data folder", "disk", "library", "database"} <= {
        finding["what"] for finding in said["findings"]
    }
    assert all(set(f) == {"what", "well", "says", "cure"} and not f["cure"] for f in said["findings"])
    assert "WRONG" not in assistant(data, "doctor").out


def test_the_doctor_names_a_wrong_setting_and_its_cure(data: Path) -> None:
    told = assistant(data, "doctor", "--json", ASSISTANT_PROT="7861")
    (said,) = told.lines
    assert (told.code, said["well"]) == (1, False)
    assert "ASSISTANT_PORT" in said["findings"][0]["says"]
    assert said["findings"][0]["cure"]


def test_the_doctor_sees_a_folder_that_others_can_look_into(data: Path) -> None:
    data.chmod(0o755)
    try:
        told = assistant(data, "doctor")
    finally:
        data.chmod(0o700)
    assert told.code == 1
    assert "chmod 700" in told.out


def test_the_doctor_sees_a_damaged_database(data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "data"
    broken.mkdir(mode=0o700)
    (broken / "assistant.db").write_bytes(b"not a database at all, not at all " * 100)
    told = assistant(broken, "doctor", "--json")
    (said,) = told.lines
    assert (told.code, said["well"]) == (1, False)
    wrong = [finding for finding in said["findings"] if not finding["well"]]
    assert [finding["what"] for finding in wrong] == ["database", "index"]
    assert "Traceback" not in told.err


def own_method(folder: Path, text: str) -> Path:
    place = folder / "knowledge" / "methods"
    place.mkdir(parents=True)
    (place / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_doctor_and_the_library_check_see_a_broken_method(data: Path, tmp_path: Path) -> None:
    own = own_method(tmp_path / "own", "id: own\nversion: one\n")
    told = assistant(data, "doctor", "--json", ASSISTANT_LIBRARY=str(own))
    assert told.code == 1
    assert "library" in {f["what"] for f in told.lines[0]["findings"] if not f["well"]}
    checked = assistant(data, "library", "check", ASSISTANT_LIBRARY=str(own))
    assert checked.code == 1
    assert "own.yaml" in checked.out
    assert "version" in checked.out


def test_the_library_check_says_each_mistake_in_one_plain_line(data: Path, tmp_path: Path) -> None:
    own = own_method(tmp_path / "own", "id: own\nversion: one\n")
    *problems, last = assistant(data, "library", "check", str(own)).out.splitlines()
    assert problems
    assert all(line.startswith(("error: ", "warning: ")) for line in problems), problems[0]
    wrong = [line for line in problems if line.startswith("error: ")]
    assert last.startswith(f"{len(wrong)} wrong, {len(problems) - len(wrong)} to look at")


def test_the_library_check_is_content_with_what_is_shipped_and_a_good_own_folder(
    data: Path, tmp_path: Path
) -> None:
    assert assistant(data, "library", "check").code == 0
    shipped = Path(__file__).parents[2] / "knowledge" / "methods" / "driscoll.yaml"
    own = own_method(
        tmp_path / "own", shipped.read_text(encoding="utf-8").replace("id: driscoll", "id: own", 1)
    )
    checked = assistant(data, "library", "check", str(own))
    assert checked.code == 0
    assert "own" in checked.out.splitlines()[-1]


def test_a_setting_that_is_unsafe_stops_every_command_with_one_sentence(data: Path) -> None:
    refused(assistant(data, "people", "list", ASSISTANT_HOST="0.0.0.0"), "ASSISTANT_HOST")


def test_the_data_folder_can_be_named_on_the_command_line(data: Path, tmp_path: Path) -> None:
    named = assistant(tmp_path / "other", "--data", str(data), "people", "list")
    assert "anouk" in named.out
    assert not (tmp_path / "other").exists()
