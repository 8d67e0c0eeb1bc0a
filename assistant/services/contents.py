"""What a reflection contains so far: the person's own sentences, sorted. No score; they may object."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from assistant.domain.elements import Element, objection
from assistant.domain.ids import ReflectionId
from assistant.domain.people import Person
from assistant.domain.reflections import Reflection
from assistant.services.application import Application
from assistant.services.asking import save
from assistant.services.conversation import own
from assistant.services.permissions import Action, require
from assistant.services.progress import read_whole
from assistant.services.stopping import shaken

#: In the order of a story: what happened comes first, what will be done last.
ORDER = (
    Element.EXPERIENCE,
    Element.FEELING,
    Element.DIFFICULTY,
    Element.BELIEF,
    Element.PERSPECTIVE,
    Element.REFLECTION,
    Element.LEARNING,
    Element.INTENTION,
)


@dataclass(frozen=True)
class Contained:
    """A sentence and what it was read as; `objection` names this label of this sentence."""

    element: Element
    text: str = field(repr=False)
    objection: str


def contents(app: Application, person: Person, reflection_id: ReflectionId) -> tuple[Contained, ...]:
    """The sentences with the element that names each best, by element; those it is unsure of are left out.

    Raises NotFound when it is not the person's own.
    """
    require(person, Action.READ_OWN_REFLECTIONS)
    with app.work(read_only=True) as work:
        reflection = own(work, person, reflection_id)
    return tuple(sorted(_contained(app, reflection), key=lambda one: ORDER.index(one.element)))


def object_to(
    app: Application, person: Person, reflection_id: ReflectionId, wrong: Collection[str]
) -> Reflection:
    """Remember that these labels are wrong: they count no more. Raises NotFound, Stale."""
    require(person, Action.REFLECT)
    with app.work() as work:
        reflection = own(work, person, reflection_id)
        known = {one.objection for one in _contained(app, reflection)}
        changed = replace(reflection, objections=reflection.objections | (known & set(wrong)))
        if changed == reflection:
            return reflection
        saved = save(app, work, changed, reflection.version)
        work.commit()
        return saved


def _contained(app: Application, reflection: Reflection) -> list[Contained]:
    if shaken(app, reflection):  # nobody's "it is my fault" is sorted under what it came from
        return []
    found = []
    for sentence in dict.fromkeys(read_whole(app, reflection).sentences):
        best = sentence.best
        if best is not None:
            found.append(Contained(best, sentence.text, objection(sentence.text, best)))
    return found
