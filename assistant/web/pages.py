"""Renders the pages outside the workspaces, in the language of whoever looks at them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import Headers, QueryParams
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from assistant.domain.language import Language, Tongue
from assistant.errors import AssistantError
from assistant.settings import Settings
from assistant.ui.texts import Catalogue, catalogue
from assistant.web.asgi import cookie, person_of, wants_json

LANGUAGE_COOKIE = "assistant_language"
#: What each language calls itself.
LANGUAGES = {Language.NL: "Nederlands", Language.DE: "Deutsch", Language.EN: "English"}
_IN_PATH = re.compile(r"/(nl|de|en)(?:/|$)")
#: Statuses that have a page of their own; others are shown as the nearest of them.
_OWN_PAGE = frozenset({400, 403, 404, 413, 429, 500, 503})
_KEYS = {
    400: "error-bad-value",
    401: "error-login-needed",
    403: "error-not-allowed",
    404: "error-not-found",
    413: "error-too-long",
    429: "error-too-many",
    503: "error-storage",
}


class Pages:
    """Every page and problem that this layer shows. One per application."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def tongue(self, scope: Scope) -> Tongue:
        """The person's language; before login the one chosen, remembered, or asked for by the browser."""
        return Tongue(_language(scope), self._settings.german_address)

    def texts(self, scope: Scope) -> Catalogue:
        """The catalogue in the language of whoever looks."""
        return catalogue(self.tongue(scope))

    def page(
        self,
        scope: Scope,
        template: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        tongue: Tongue | None = None,
        **values: object,
    ) -> HTMLResponse:
        """The page from the template, filled in; everything in `values` is escaped."""
        texts = catalogue(tongue or self.tongue(scope))
        body = self._templates.get_template(template).render(
            text=texts.text,
            language=texts.tongue.language.value,
            languages={language.value: name for language, name in LANGUAGES.items()},
            product=self._settings.name or texts.text("product-name"),
            accent=self._settings.accent,
            dark_accent=self._settings.dark_accent,
            person=person_of(scope),
            **values,
        )
        return HTMLResponse(body, status, dict(headers or {}))

    def waiting(self, scope: Scope, tongue: Tongue) -> Response:
        """One moment: the workspace is being prepared; the page asks again by itself every two seconds."""
        headers = {"retry-after": "2"}
        if wants_json(scope):
            text = catalogue(tongue).text("waiting-text")
            return _json_problem(503, "error-starting", text, headers)
        return self.page(scope, "waiting.html", status=503, headers=headers, tongue=tongue)

    def problem(self, scope: Scope, status: int, name: str = "", wait: int = 0) -> Response:
        """What went wrong, as a page or as JSON; never the words of an exception.

        `name` picks another text than the status' own (`page-<name>-title` and `-text`).
        """
        shown = name or str(status if status in _OWN_PAGE else 500 if status >= 500 else 400)
        headers = {"retry-after": str(wait)} if wait else {}
        if wants_json(scope):
            text = self.texts(scope).text(f"page-{shown}-text")
            return _json_problem(status, _KEYS.get(status, "error-unexpected"), text, headers)
        return self.page(scope, "problem.html", status=status, headers=headers, shown=shown)

    def refusal(self, scope: Scope, status: int, key: str, text_key: str) -> Response:
        """A refusal for a program that asked without being allowed to: JSON only."""
        return _json_problem(status, key, self.texts(scope).text(text_key), {})

    def error(self, scope: Scope, error: AssistantError, status: int) -> Response:
        """One of our own errors, with its own text where the catalogue has one."""
        texts = self.texts(scope)
        if not wants_json(scope) or error.key not in texts:
            return self.problem(scope, status)
        return _json_problem(status, error.key, texts.text(error.key, **error.values), {})


def _json_problem(status: int, key: str, message: str, headers: Mapping[str, str]) -> JSONResponse:
    return JSONResponse({"error": {"key": key, "message": message}}, status, dict(headers))


def _language(scope: Scope) -> Language:
    person = person_of(scope)
    if person is not None:
        return person.language
    in_path = _IN_PATH.match(scope["path"])
    chosen = (
        QueryParams(scope.get("query_string", b"")).get("language", ""),
        in_path.group(1) if in_path else "",
        cookie(scope, LANGUAGE_COOKIE),
        _accepted(Headers(scope=scope).get("accept-language", "")),
    )
    return next((Language(c) for c in chosen if c in set(Language)), Language.EN)


def _accepted(header: str) -> str:
    """The first of our languages in the browser's order of preference."""
    ranked = []
    for place, part in enumerate(header[:500].split(",")):
        name, _, weight = part.partition(";q=")
        quality = float(weight) if re.fullmatch(r"\s*[01](\.\d{1,3})?\s*", weight) else 1.0
        ranked.append((-quality, place, name.strip()[:2].lower()))
    return next((name for quality, _, name in sorted(ranked) if quality < 0 and name in set(Language)), "")
