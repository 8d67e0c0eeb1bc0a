"""Reads one file of `knowledge/methods/` into a Method."""

from __future__ import annotations

import re

from assistant.domain.ids import MethodId, StageId
from assistant.domain.language import Language, Phrase
from assistant.domain.methods import (
    MINUTES,
    MOST_STAGES,
    Criterion,
    Method,
    MethodTexts,
    ProbeKind,
    Stage,
    StageTexts,
)
from assistant.domain.reflections import LAST_TIME, OPENING, PLANNING, QUESTION, SUMMARY
from assistant.library.parse import Parsed, Way
from assistant.library.problems import Problem, Severity
from assistant.library.shapes import (
    MethodShape,
    ProbesShape,
    StageTextsShape,
    TextsShape,
    shaped,
)
from assistant.library.wordings import Wordings

LEAST_WORDINGS = 3
LEAST_PROBES = 2

#: Names that already mean a part of every reflection.
RESERVED = frozenset({LAST_TIME, OPENING, PLANNING, QUESTION, SUMMARY})

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_method(parsed: Parsed, stem: str, own: bool) -> Method | None:
    """The method in a parsed file, or None; what is wrong is added to `parsed.problems`."""
    shape = shaped(MethodShape, parsed)
    if shape is None:
        return None
    _check_head(shape, parsed, stem)
    texts = {language: getattr(shape.texts, language.value) for language in Language}
    for language, said in texts.items():
        if said is None:
            _missing_language(parsed, language, own)
        else:
            _check_texts(said, shape, parsed, language)
    if not any(texts.values()):
        parsed.report(("texts",), "There is no language.", "Add at least one of nl, de and en.")
    if any(problem.severity is Severity.ERROR for problem in parsed.problems):
        return None
    return _method(shape, {language: said for language, said in texts.items() if said is not None})


def _check_head(shape: MethodShape, parsed: Parsed, stem: str) -> None:
    if not _ID.fullmatch(shape.id) or shape.id == "conversation":
        parsed.report(("id",), f'The id "{shape.id}" cannot be used.', "Use a-z, 0-9 and hyphens.")
    elif shape.id != stem:
        parsed.report(
            ("id",),
            f'The id is "{shape.id}", but the file is called "{stem}.yaml".',
            f'Name the file "{shape.id}.yaml" or change the id.',
        )
    if wrong := [minutes for minutes in shape.minutes if minutes not in MINUTES]:
        parsed.report(("minutes",), f"{wrong[0]} minutes cannot be chosen.", f"Use some of {list(MINUTES)}.")
    if len(shape.stages) > MOST_STAGES:
        said = f"The method has {len(shape.stages)} stages; there is room for {MOST_STAGES}."
        parsed.report(("stages",), said, "Join some, or make two methods.")
    _check_stage_ids(shape, parsed)
    for minutes in set(shape.minutes) & set(MINUTES):
        if not any(stage.from_minutes <= minutes for stage in shape.stages):
            parsed.report(
                ("stages",),
                f"No stage is asked in {minutes} minutes.",
                f"Give one a from_minutes of at most {minutes}.",
            )


def _check_stage_ids(shape: MethodShape, parsed: Parsed) -> None:
    seen: set[str] = set()
    for number, stage in enumerate(shape.stages):
        way: Way = ("stages", number, "id")
        if stage.id in seen:
            parsed.report(way, f'The stage "{stage.id}" is there twice.', "Rename one.")
        elif not _ID.fullmatch(stage.id):
            parsed.report(way, f'"{stage.id}" cannot be used as id.', "Use a-z, 0-9 and hyphens.")
        elif stage.id in RESERVED:
            parsed.report(way, f'"{stage.id}" is the name of a part around every method.', "Choose another.")
        seen.add(stage.id)


def _missing_language(parsed: Parsed, language: Language, own: bool) -> None:
    """The organisation may write fewer languages; the product may not."""
    parsed.problems.append(
        Problem(
            parsed.file,
            parsed.place(("texts",)),
            f'The language "{language.value}" is missing.',
            "The method is offered only in the languages it has."
            if own
            else f'Add "{language.value}:" with all its texts.',
            Severity.WARNING if own else Severity.ERROR,
        )
    )


def _check_texts(said: TextsShape, shape: MethodShape, parsed: Parsed, language: Language) -> None:
    wordings = Wordings(parsed, language)
    way: Way = ("texts", language.value)
    for name in ("name", "aim", "fits"):
        wordings.statement(getattr(said, name), (*way, name))
    wordings.questions(said.openings, (*way, "openings"), LEAST_WORDINGS)
    expected = [stage.id for stage in shape.stages]
    for stage_id in expected:
        if stage_id not in said.stages:
            parsed.report(
                (*way, "stages"), f'The stage "{stage_id}" has no texts.', f'Add "{stage_id}:" here.'
            )
    for stage_id, stage in said.stages.items():
        here = (*way, "stages", stage_id)
        if stage_id not in expected:
            parsed.report(
                here, f'The method has no stage "{stage_id}".', f"Its stages are: {', '.join(expected)}."
            )
        _check_stage(stage, here, wordings)


def _check_stage(stage: StageTextsShape, way: Way, wordings: Wordings) -> None:
    wordings.statement(stage.title, (*way, "title"))
    wordings.statement(stage.enough, (*way, "enough"))
    wordings.questions(stage.questions, (*way, "questions"), LEAST_WORDINGS)
    for kind in ProbeKind:
        wordings.questions(getattr(stage.probes, kind.value), (*way, "probes", kind.value), LEAST_PROBES)


def _method(shape: MethodShape, texts: dict[Language, TextsShape]) -> Method:
    return Method(
        id=MethodId(shape.id),
        version=shape.version,
        source=shape.source,
        minutes=tuple(sorted(set(shape.minutes))),
        stages=tuple(
            Stage(
                StageId(stage.id),
                stage.from_minutes,
                tuple(Criterion(frozenset(c.any_of), c.sentences, c.probe) for c in stage.criteria),
            )
            for stage in shape.stages
        ),
        texts={language: _texts(said, shape) for language, said in texts.items()},
    )


def _texts(said: TextsShape, shape: MethodShape) -> MethodTexts:
    return MethodTexts(
        name=said.name,
        aim=said.aim,
        fits=said.fits,
        openings=tuple(said.openings),
        stages={StageId(stage.id): _stage(said.stages[stage.id]) for stage in shape.stages},
    )


def _stage(said: StageTextsShape) -> StageTexts:
    return StageTexts(said.title, said.enough, tuple(said.questions), _probes(said.probes))


def _probes(probes: ProbesShape) -> dict[ProbeKind, tuple[Phrase, ...]]:
    return {kind: tuple(getattr(probes, kind.value)) for kind in ProbeKind}
