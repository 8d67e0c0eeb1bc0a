"""Signs that someone is in danger or was wronged, by what comes first; the method stops for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.language import Phrase


class DangerKind(StrEnum):
    """What kind of danger a text speaks of; the gravest stands last but `none`, which stands first."""

    NONE = "none"
    OVERLOAD = "overload"
    WRONGDOING = "wrongdoing"
    HARM_REPORTED = "harm_reported"
    DANGER_OTHERS = "danger_others"
    DANGER_SELF = "danger_self"


#: From the gravest on; where a text holds several, the first of these decides what is said.
PRECEDENCE: tuple[DangerKind, ...] = tuple(reversed(tuple(DangerKind)[1:]))


@dataclass(frozen=True)
class Danger:
    """What was found in a text.

    `explicit` says that it is named in plain words; `quote` is the exact piece of the text it rests on.
    """

    kind: DangerKind = DangerKind.NONE
    explicit: bool = False
    quote: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return self.kind is not DangerKind.NONE


NO_DANGER = Danger()


def gravest(found: Iterable[Danger]) -> Danger:
    """The finding that decides: the gravest kind, within it the one in plain words, then the earliest."""
    ranked = [one for one in found if one]
    return min(ranked, key=lambda one: (PRECEDENCE.index(one.kind), not one.explicit), default=NO_DANGER)


@dataclass(frozen=True)
class Says:
    """What is said when a text shows this danger.

    `stop` for what was said in plain words; `stop_indirect` asks once and openly and holds `{quote}`; only
    danger to oneself has one. Then that nobody was informed, and the choice to go on.
    """

    stop: Phrase
    stop_indirect: Phrase | None
    nobody_informed: Phrase
    go_on: Phrase

    def stopping(self, danger: Danger) -> Phrase:
        """The words to stop with, the person's own words filled in."""
        if danger.explicit or self.stop_indirect is None:
            return self.stop
        quoted = (
            text.replace("{quote}", danger.quote) for text in (self.stop_indirect.du, self.stop_indirect.sie)
        )
        return Phrase(*quoted)


@dataclass(frozen=True)
class KindCues:
    """The cues of one kind of danger, in the notation of `domain.cues`.

    `explicit` names it in plain words; `indirect` is enough by itself; `faint` counts when another faint one
    of the kind stands in the same sentence or the next. A sentence with one of `not_when` counts for none.
    Of wrongdoing neither do the sentences beside it, for one owns up before or after telling.
    """

    explicit: tuple[str, ...]
    indirect: tuple[str, ...]
    faint: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()


@dataclass(frozen=True)
class DangerRules:
    """The rules of one language.

    `lists` are words that cues name as `<list>`; `sounds_alike` are idioms that are taken out of a sentence
    before anything else is looked for; `elsewhere` says that the text around it plays in an exercise, a
    film, a rule or a matter long closed.
    """

    lists: dict[str, tuple[str, ...]]
    sounds_alike: tuple[str, ...]
    elsewhere: tuple[str, ...]
    kinds: dict[DangerKind, KindCues]
    says: dict[DangerKind, Says]
