"""The operator's settings: defaults that are safe, and sentences that say what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.domain.language import Address
from assistant.errors import SettingsError
from assistant.settings import ACCENT, DARK_PAPER, PAPER, Settings, contrast, load_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in list(os.environ):
        if name.startswith("ASSISTANT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def settings_with(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"ASSISTANT_{name.upper()}", value)
    return load_settings()


def refusal(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    with pytest.raises(SettingsError) as error:
        settings_with(monkeypatch, **values)
    return str(error.value)


def test_without_any_setting_it_listens_on_this_machine_only() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 7860, Path("data"))
    assert settings.german_address is Address.SIE
    assert not settings.https
    assert not Path("data").exists()


def test_every_setting_can_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = settings_with(
        monkeypatch,
        data=str(tmp_path / "d"),
        host="0.0.0.0",
        port="8000",
        public_url="https://learn.example.org/",
        hosts="learn, learn.intern",
        german_address="DU",
        library=str(tmp_path),
        name="Rückspiegel",
        accent="#7A1F5C",
        session_idle_minutes="30",
        session_absolute_hours="8",
        log_level="WARNING",
    )
    assert settings.public_url == "https://learn.example.org"
    assert settings.public_host == "learn.example.org"
    assert settings.https
    assert settings.hosts == ("learn", "learn.intern")
    assert settings.german_address is Address.DU
    assert settings.accent == "#7a1f5c"
    assert settings.session_idle.total_seconds() == 1800


def test_the_docstring_names_every_setting() -> None:
    from assistant import mail_settings, model_settings, settings

    told = f"{settings.__doc__}\n{model_settings.__doc__}\n{mail_settings.__doc__}"

    for name in Settings.model_fields:
        assert f"ASSISTANT_{name.upper()} " in told


def test_what_the_command_line_says_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PORT", "8000")
    assert load_settings(port=9000, host=None).port == 9000


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "learn.example.org"])
def test_a_network_without_https_is_refused(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    said = refusal(monkeypatch, host=host)
    assert "ASSISTANT_PUBLIC_URL" in said
    assert "ASSISTANT_TRUST_NETWORK=true" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_needs_no_https(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    assert settings_with(monkeypatch, host=host).host == host


def test_plain_http_in_the_public_address_is_refused_unless_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "passwords would travel in clear" in refusal(monkeypatch, public_url="http://learn.example.org")
    assert settings_with(monkeypatch, trust_network="true").public_host == "learn.example.org"


@pytest.mark.parametrize(
    "url", ["learn.example.org", "ftp://x", "https://", "https://a@b", "https://a:x", "https://a/b"]
)
def test_an_odd_public_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert "ASSISTANT_PUBLIC_URL" in refusal(monkeypatch, public_url=url)


def test_a_typing_mistake_is_answered_with_the_name_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "did you mean ASSISTANT_PUBLIC_URL?" in refusal(monkeypatch, public_ulr="https://x.org")
    monkeypatch.delenv("ASSISTANT_PUBLIC_ULR")
    assert "ASSISTANT_XYZZY is no setting" in refusal(monkeypatch, xyzzy="1")


def test_a_wrong_number_says_which_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    said = refusal(monkeypatch, port="many", session_idle_minutes="0")
    assert "ASSISTANT_PORT: 'many' cannot be used" in said
    assert "ASSISTANT_SESSION_IDLE_MINUTES" in said


@pytest.mark.parametrize("colour", ["#0f9a94", "#ffffff", "#c98a12"])
def test_a_pale_accent_is_refused_with_its_contrast(monkeypatch: pytest.MonkeyPatch, colour: str) -> None:
    said = refusal(monkeypatch, accent=colour)
    assert f"{contrast(colour, PAPER):.1f}" in said
    assert "4.5" in said


@pytest.mark.parametrize("colour", ["teal", "#fff", "#12345g", "#0f5f5c;}"])
def test_an_accent_that_is_no_colour_is_refused(monkeypatch: pytest.MonkeyPatch, colour: str) -> None:
    assert "is no colour" in refusal(monkeypatch, accent=colour)


@pytest.mark.parametrize("colour", [ACCENT, "#7a1f5c", "#000000", "#0000ee"])
def test_every_accent_reads_well_in_the_dark_too(monkeypatch: pytest.MonkeyPatch, colour: str) -> None:
    assert contrast(settings_with(monkeypatch, accent=colour).dark_accent, DARK_PAPER) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_data_folder_that_is_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("")
    assert "is a file" in refusal(monkeypatch, data=str(tmp_path / "there"))


def test_a_data_folder_that_cannot_be_written_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "cannot be written" in refusal(monkeypatch, data="somewhere/new")


def test_a_library_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ASSISTANT_LIBRARY" in refusal(monkeypatch, library="nowhere")


@pytest.mark.parametrize("hosts", ["a b", "https://x.org", "x/y"])
def test_hosts_are_plain_names(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    assert "ASSISTANT_HOSTS" in refusal(monkeypatch, hosts=hosts)


def test_reading_the_settings_needs_neither_gradio_nor_the_web() -> None:
    code = (
        "import sys, assistant.settings; print([m for m in ('gradio','fastapi','torch') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


MAIL = {
    "smtp_host": "mail.example.org",
    "smtp_from": "learning@example.org",
    "public_url": "https://learn.example.org",
}


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_a_mail_server_is_reached_at_its_usual_port(
    monkeypatch: pytest.MonkeyPatch, security: str, port: int
) -> None:
    chosen = settings_with(monkeypatch, **MAIL, smtp_security=security)
    assert (chosen.mail_port, chosen.site) == (port, "https://learn.example.org")


def test_a_password_does_not_travel_in_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    clear = {**MAIL, "smtp_security": "none", "smtp_user": "u", "smtp_password": "zonnebloempit"}
    said = refusal(monkeypatch, **clear)
    assert "in clear" in said
    assert "zonnebloempit" not in said
    chosen = settings_with(monkeypatch, **{**clear, "smtp_host": "127.0.0.1"})
    assert "zonnebloempit" not in repr(chosen)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"smtp_host": ""}, "ASSISTANT_SMTP_HOST is missing"),
        ({"smtp_from": ""}, "ASSISTANT_SMTP_FROM is missing"),
        ({"public_url": ""}, "ASSISTANT_PUBLIC_URL"),
        ({"smtp_user": "u"}, "belong together"),
        ({"smtp_password": "p"}, "belong together"),
        ({"smtp_from": "Learning <l@example.org>"}, "is no mail address"),
        ({"smtp_host": "mail.example.org:25/x"}, "is no host name"),
        ({"smtp_security": "ssl"}, "ASSISTANT_SMTP_SECURITY"),
        ({"smtp_port": "70000"}, "ASSISTANT_SMTP_PORT"),
    ],
)
def test_half_or_odd_mail_settings_are_refused(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], said: str
) -> None:
    assert said in refusal(monkeypatch, **{**MAIL, **changes})
