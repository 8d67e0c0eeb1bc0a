"""The shape of the library's files, and what pydantic finds in them said in our words."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from assistant.domain.elements import Element
from assistant.domain.language import Phrase
from assistant.domain.methods import ProbeKind
from assistant.library.parse import Parsed, Way
from assistant.library.problems import did_you_mean

_FORMS = ("du", "sie")


def wrong(message: str, cure: str) -> PydanticCustomError:
    """A finding that already is in our words."""
    return PydanticCustomError("ours", "{message}", {"message": message, "cure": cure})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise wrong(f"Here stands {_called(value)}, not text.", 'Put the words in "quotes".')
    if not value.strip():
        raise wrong("The text is empty.", "Write it or remove the line.")
    return value.strip()


def _phrase(value: object) -> Phrase:
    """A text, or in German `{du: …, sie: …}`."""
    if not isinstance(value, dict):
        return Phrase.same(_text(value))
    unknown = [key for key in value if key not in _FORMS]
    if unknown:
        raise wrong(f'The form of address "{unknown[0]}" is not known.', _cure_for_form(unknown[0]))
    missing = [key for key in _FORMS if key not in value]
    if missing:
        raise wrong(f'The form "{missing[0]}" is missing.', 'Write it as {du: "…", sie: "…"}.')
    return Phrase(_text(value["du"]), _text(value["sie"]))


def _cure_for_form(name: str) -> str:
    """A text with a colon and no quotes is the usual reason."""
    if " " in name:
        return 'If this is one text with a colon in it, put it in "quotes".'
    return did_you_mean(name, _FORMS)


def _element(value: object) -> Element:
    known = [element.value for element in Element if element is not Element.OTHER]
    if value not in known:
        raise wrong(f'"{value}" is no element of reflection.', did_you_mean(str(value), known))
    return Element(str(value))


def _probe(value: object) -> ProbeKind:
    known = [kind.value for kind in ProbeKind]
    if value not in known:
        raise wrong(f'"{value}" is no kind of probe.', did_you_mean(str(value), known))
    return ProbeKind(str(value))


Words = Annotated[str, PlainValidator(_text)]
Wording = Annotated[Phrase, PlainValidator(_phrase)]


class Shape(BaseModel):
    """Unknown keys are refused, numbers are numbers."""

    model_config = ConfigDict(extra="forbid", strict=True, arbitrary_types_allowed=True, frozen=True)


class CriterionShape(Shape):
    """One thing an answer must contain."""

    any_of: list[Annotated[Element, PlainValidator(_element)]] = Field(min_length=1)
    sentences: int = Field(ge=1, le=20)
    probe: Annotated[ProbeKind, PlainValidator(_probe)]


class StageShape(Shape):
    """One step of a method."""

    id: Words
    from_minutes: int = Field(ge=1, le=60)
    criteria: list[CriterionShape] = Field(min_length=1)


class ProbesShape(Shape):
    """The follow-up questions by kind."""

    descriptive: list[Wording]
    moment: list[Wording]
    clarifying: list[Wording]
    explanatory: list[Wording]


class StageTextsShape(Shape):
    """What one stage says in one language."""

    title: Wording
    enough: Wording
    questions: list[Wording]
    probes: ProbesShape


class TextsShape(Shape):
    """What a method says in one language."""

    name: Wording
    aim: Wording
    fits: Wording
    openings: list[Wording]
    stages: dict[str, StageTextsShape]


class LanguagesShape(Shape):
    """The three languages; each may be missing in the organisation's own methods."""

    nl: TextsShape | None = None
    de: TextsShape | None = None
    en: TextsShape | None = None


class MethodShape(Shape):
    """One file in `knowledge/methods/`."""

    id: Words
    version: int = Field(ge=1)
    source: Words
    minutes: list[int] = Field(min_length=1)
    stages: list[StageShape] = Field(min_length=1)
    texts: LanguagesShape


S = TypeVar("S", bound=BaseModel)


def shaped(shape: type[S], parsed: Parsed) -> S | None:
    """The parsed data in its shape; with mistakes None, and each mistake is in `parsed.problems`."""
    if not isinstance(parsed.data, dict):
        if not parsed.problems:
            parsed.report(
                (),
                f"The file holds {_called(parsed.data)} where keys are expected.",
                f"It must begin with one of: {', '.join(shape.model_fields)}.",
            )
        return None
    try:
        return shape.model_validate(parsed.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            message, cure = _said(detail, shape)
            parsed.report(tuple(detail["loc"]), message, cure)
        return None


def _called(value: object) -> str:
    """What a value is called in a sentence."""
    names = {
        str: "text",
        list: "a list",
        dict: "keys",
        bool: "yes or no",
        int: "a number",
        type(None): "nothing",
    }
    return names.get(type(value), "something else")


_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


def _said(detail: ErrorDetails, shape: type[BaseModel]) -> tuple[str, str]:
    """One finding of pydantic as a sentence and its cure."""
    kind, way = detail["type"], tuple(detail["loc"])
    context: dict[str, Any] = detail.get("ctx", {})
    name = str(way[-1]) if way else ""
    if kind == "ours":
        return str(context["message"]), str(context["cure"])
    if kind == "missing":
        return f'"{name}" is missing.', f'Add "{name}:" here.'
    if kind == "extra_forbidden":
        return f'"{name}" is not known here.', did_you_mean(name, _keys(shape, way[:-1]))
    if kind in _WANTED:
        wanted = _WANTED[kind]
        return f"Here stands {_called(detail['input'])}, expected is {wanted}.", f"Write {wanted} here."
    if kind in ("too_short", "too_long"):
        return "The list is empty.", "Add at least one entry."
    least, most = context.get("ge", ""), context.get("le", "")
    bounds = f"at least {least}" if least != "" else f"at most {most}"
    return f"The value {detail['input']!r} does not fit here.", f"It must be {bounds}."


def _keys(shape: type[BaseModel], way: Way) -> tuple[str, ...]:
    """The keys known at a place in a shape."""
    current: Any = shape
    for step in way:
        current = _inside(current, step)
    fields = getattr(current, "model_fields", {})
    return tuple(fields)


def _inside(kind: Any, step: str | int) -> Any:
    """The type one step further into a shape."""
    fields = getattr(kind, "model_fields", None)
    if fields is not None and step in fields:
        kind = fields[step].annotation
    models = [arg for arg in getattr(kind, "__args__", ()) if isinstance(arg, type) and arg is not type(None)]
    inner = [arg for arg in models if issubclass(arg, BaseModel)]
    if fields is not None:
        return kind if not (inner and type(None) in getattr(kind, "__args__", ())) else inner[0]
    return inner[0] if inner else kind
