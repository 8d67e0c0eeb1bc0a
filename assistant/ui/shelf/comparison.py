"""Two versions beside one another, line by line: what is gone is struck out, what is new is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from assistant.services.pattern_history import Change, DiffLine
from assistant.ui.kit.markup import hidden, tag
from assistant.ui.kit.screen import Screen

#: So many unchanged lines are shown around a change; longer runs are named by their number.
_AROUND = 2

_Pair = tuple[DiffLine | None, DiffLine | None]


def comparison(screen: Screen, lines: Sequence[DiffLine], earlier: str, later: str) -> Markup:
    """The lines as a table with two columns, headed `earlier` and `later`."""
    if all(line.change is Change.SAME for line in lines):
        return tag("p", screen.t("compare-same"), css="empty")
    heads = tag("thead", tag("tr", tag("th", earlier), tag("th", later)))
    body = tag("tbody", *(_rows(screen, lines)))
    return tag("section", tag("table", heads, body), css="compare")


def _rows(screen: Screen, lines: Sequence[DiffLine]) -> Iterator[Markup]:
    for run in _runs(lines):
        if run[0].change is not Change.SAME:
            yield from (_changed(screen, *pair) for pair in _pairs(run))
            continue
        before = _AROUND if run[0] is not lines[0] else 0
        after = _AROUND if run[-1] is not lines[-1] else 0
        left_out = len(run) - before - after
        if left_out <= 1:
            yield from map(_same, run)
            continue
        yield from map(_same, run[:before])
        words = screen.t("compare-left-out", count=left_out)
        yield tag("tr", tag("td", words), tag("td", ""), css="left-out")
        yield from map(_same, run[len(run) - after :])


def _runs(lines: Iterable[DiffLine]) -> Iterator[list[DiffLine]]:
    """Neighbouring lines that are all the same, or all changed."""
    run: list[DiffLine] = []
    for line in lines:
        if run and (line.change is Change.SAME) is not (run[-1].change is Change.SAME):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _pairs(run: Sequence[DiffLine]) -> Iterator[_Pair]:
    gone = [line for line in run if line.change is Change.GONE]
    new = [line for line in run if line.change is Change.NEW]
    for place in range(max(len(gone), len(new))):
        yield (gone[place] if place < len(gone) else None, new[place] if place < len(new) else None)


def _same(line: DiffLine) -> Markup:
    return tag("tr", tag("td", line.text), tag("td", line.text), css="same")


def _changed(screen: Screen, gone: DiffLine | None, new: DiffLine | None) -> Markup:
    left = _marked(screen.t("compare-gone"), "−", "del", gone)
    return tag("tr", left, _marked(screen.t("compare-new"), "+", "ins", new), css="changed")


def _marked(said: str, sign: str, element: str, line: DiffLine | None) -> Markup:
    if line is None:
        return tag("td", "", css="nothing")
    return tag("td", hidden(f"{said} "), tag("b", sign), " ", tag(element, line.text), css=element)
