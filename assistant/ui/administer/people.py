"""People: who is here, add someone, close or open a login, a new password."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.domain.language import Language
from assistant.domain.people import Person, Role
from assistant.errors import Empty
from assistant.services import people
from assistant.services.people import NewPerson
from assistant.ui.kit.events import bind
from assistant.ui.kit.markup import block, tag
from assistant.ui.kit.page import header_for, html, page
from assistant.ui.kit.screen import Screen


def build(screen: Screen) -> gr.Blocks:
    """The administrator's page in one language."""
    title = screen.product or screen.t("product-name")
    blocks: gr.Blocks = gr.Blocks(title=f"{screen.t('nav-administer')} · {title}", analytics_enabled=False)
    with blocks, page(screen, "") as frame, gr.Column(elem_classes=["main", "narrow"]):
        first = tag("p", screen.t("administer-first"), css="q")
        html(str(block(tag("h1", screen.t("administer-title")), first)))
        shown_once = html(elem_id="shown-once")
        listed = html(elem_id="people")
        new, add = _new_person_fields(screen)
        login, switch, reset = _login_fields(screen)
        known, change = _membership_fields(screen)
        shown = [frame.header, shown_once, listed]
        bind(screen, blocks.load, "open_home", _opener(screen), [], shown, frame.notice)
        bind(screen, add.click, "add_person", _adder(screen), new, [*shown, *new[:2]], frame.notice)
        bind(screen, switch.click, "switch_person", _switcher(screen), [login], shown, frame.notice)
        given = [login, *known]
        bind(screen, change.click, "change_person", _changer(screen), given, shown, frame.notice)
        bind(screen, reset.click, "reset_password", _resetter(screen), [login], shown, frame.notice)
    return blocks


def _new_person_fields(screen: Screen) -> tuple[list[Any], Any]:
    html(str(tag("h2", screen.t("people-add"))))
    login = gr.Textbox(label=screen.t("people-login"), max_lines=1, elem_id="new-login")
    name = gr.Textbox(label=screen.t("people-name"), max_lines=1, elem_id="new-name")
    roles, teams = _roles_and_teams(screen, "new")
    languages = [(screen.t(f"language-{language.value}"), language.value) for language in Language]
    language = gr.Radio(
        languages,
        value=screen.tongue.language.value,
        label=screen.t("people-language"),
        elem_id="new-language",
    )
    add = gr.Button(screen.t("people-add-go"), variant="primary", elem_id="add-person")
    return [login, name, roles, teams, language], add


def _login_fields(screen: Screen) -> tuple[Any, Any, Any]:
    html(str(tag("h2", screen.t("people-change"))))
    login = gr.Textbox(label=screen.t("people-login"), max_lines=1, elem_id="which-login")
    with gr.Row(elem_classes=["acts"]):
        switch = gr.Button(screen.t("people-switch"), elem_id="switch-person")
        reset = gr.Button(screen.t("people-reset"), elem_id="reset-password")
    return login, switch, reset


def _membership_fields(screen: Screen) -> tuple[list[Any], Any]:
    roles, teams = _roles_and_teams(screen, "their")
    return [roles, teams], gr.Button(screen.t("people-change-go"), elem_id="change-person")


def _roles_and_teams(screen: Screen, whose: str) -> tuple[Any, Any]:
    extra = [(screen.t(f"role-{r.value}"), r.value) for r in Role if r is not Role.LEARNER]
    roles = gr.CheckboxGroup(extra, label=screen.t("people-roles"), elem_id=f"{whose}-roles")
    return roles, gr.Textbox(label=screen.t("people-teams"), max_lines=1, elem_id=f"{whose}-teams")


def _opener(screen: Screen) -> Any:
    def open_people(person: Person, request: gr.Request) -> list[Any]:
        return _shown(screen, person)

    return open_people


def _adder(screen: Screen) -> Any:
    def add(
        person: Person,
        request: gr.Request,
        login: str,
        name: str,
        roles: list[str],
        teams: str,
        language: str,
    ) -> list[Any]:
        first = people.made_password()
        new = NewPerson(
            login=login or "",
            name=name or "",
            password=first,
            roles=people.parse_roles(roles or []),
            teams=people.parse_teams((teams or "").split(",")),
            language=people.parse_language(language),
        )
        added = people.add_person(screen.app, person, new)
        return [*_shown(screen, person, _once(screen, added.login, first)), "", ""]

    return add


def _changer(screen: Screen) -> Any:
    def change(person: Person, request: gr.Request, login: str, roles: list[str], teams: str) -> list[Any]:
        given = people.parse_roles(roles or [])
        named = people.parse_teams((teams or "").split(","))
        people.change_person(screen.app, person, _wanted(login), given, named)
        return _shown(screen, person)

    return change


def _switcher(screen: Screen) -> Any:
    def switch(person: Person, request: gr.Request, login: str) -> list[Any]:
        known = {p.login.casefold(): p for p in people.list_people(screen.app, person)}
        wanted = known.get(_wanted(login).casefold())
        if wanted and wanted.disabled:
            people.enable_person(screen.app, person, wanted.login)
        else:
            people.disable_person(screen.app, person, _wanted(login))
        return _shown(screen, person)

    return switch


def _resetter(screen: Screen) -> Any:
    def reset(person: Person, request: gr.Request, login: str) -> list[Any]:
        made = people.reset_password(screen.app, person, _wanted(login))
        return _shown(screen, person, _once(screen, _wanted(login), made))

    return reset


def _wanted(login: str) -> str:
    if not (login or "").strip():
        raise Empty("no login was named")
    return login.strip()


def _once(screen: Screen, login: str, password: str) -> str:
    told = screen.t("people-password-once", login=login)
    return str(block(tag("p", told), tag("p", tag("code", password)), css="aim"))


def _shown(screen: Screen, person: Person, once: str = "") -> list[Any]:
    rows = [_row(screen, one) for one in people.list_people(screen.app, person)]
    heads = [
        tag("th", screen.t(key))
        for key in ("people-login", "people-col-name", "people-col-roles", "people-col-teams", "people-mail")
    ]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return [header_for(screen, "", person), once, str(block(table, css="table"))]


def _row(screen: Screen, one: Person) -> Markup:
    roles = ", ".join(
        screen.t(f"role-{role.value}") for role in Role if one.has(role) and role is not Role.LEARNER
    )
    login = one.login + (f" · {screen.t('people-disabled')}" if one.disabled else "")
    cells = (login, one.name, roles, ", ".join(sorted(one.teams)), one.mail)
    return tag("tr", *(tag("td", cell) for cell in cells))
