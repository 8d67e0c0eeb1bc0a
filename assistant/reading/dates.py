"""Finds the day someone means: `morgen`, `nächsten Dienstag`, `14.3.`, `end of March`, `over twee weken`.

A weekday is the first one after today, a day without a year the next one to come. A full date in the past
is none. Next week without a day is its Monday, next month its first, a weekend its Saturday.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from assistant.domain.language import Language
from assistant.reading.cues import plain

_MONTHS = {
    1: "januari|januar|jänner|january|jan",
    2: "februari|februar|feber|february|feb|febr",
    3: "maart|märz|maerz|marz|march|mrt|mär|mar",
    4: "april|apr",
    5: "mei|mai|may",
    6: "juni|june|jun",
    7: "juli|july|jul",
    8: "augustus|august|aug",
    9: "september|sept|sep",
    10: "oktober|october|okt|oct",
    11: "november|nov",
    12: "december|dezember|dec|dez",
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS.values())})\b\.?"
_WEEKDAYS = (
    "maandag|montag|monday",
    "dinsdag|dienstag|tuesday",
    "woensdag|mittwoch|wednesday",
    "donderdag|donnerstag|thursday",
    "vrijdag|freitag|friday",
    "zaterdag|samstag|sonnabend|saturday",
    "zondag|sonntag|sunday",
)
_SHORT_DAYS = {
    Language.NL: ("ma", "di", "wo", "do", "vr", "za", "zo"),
    Language.DE: ("mo", "di", "mi", "do", "fr", "sa", "so"),
    Language.EN: ("mon", "tue|tues", "wed|weds", "thu|thur|thurs", "fri", "sat", "sun"),
}
_NUMBERS = {
    1: "een|één|ein|eine|einen|einem|einer|one|a|an",
    2: "twee|zwei|two",
    3: "drie|drei|three",
    4: "vier|four",
    5: "vijf|fünf|five",
    6: "zes|sechs|six",
    7: "zeven|sieben|seven",
    8: "acht|eight",
    9: "negen|neun|nine",
    10: "tien|zehn|ten",
    12: "twaalf|zwölf|twelve",
    14: "veertien|vierzehn|fourteen",
}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS.values())}|(?:een\s+)?paar|a\s+couple\s+of)"
_UNIT = (
    r"(?P<unit>dagen|dag|tagen|tage|tag|days|day|weken|week|wochen|woche|weeks"
    r"|maanden|maand|monaten|monate|monat|months|month)\b"
)
_NEXT = r"(?:volgende|komende|aanstaande|nächste[nrms]?|naechste[nrms]?|kommende[nrms]?|next|the\s+following)"
_THIS = r"(?:deze|diese[nrms]?|this|de|der|the)"
_YEAR = r"(?:,?\s*(?P<year>\d{4}|(?<=\.)\d{2}(?!\d|:)))?"

_PAST = re.compile(
    r"\b(?:gisteren|gister|eergisteren|gestern|vorgestern|yesterday|vorige|afgelopen|letzten?|letzte[rms]|vergangene\w*"
    r"|last)\b"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(?P<day>\d{1,2})(?P<by>[./-])\s?(?P<month>\d{1,2})(?:(?P=by)\s?(?P<year>\d{4}|\d{2})?)?"
    r"(?![\d:%/]|\s*(?:uur|uhr|h|am|pm|a\.m|p\.m|euro|€|%)\b)"
)
_CLOCK_BEFORE = re.compile(r"(?:\bom|\bum|\bat|\brond|\bgegen)\s*$")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:\.|e|de|ste|st|nd|rd|th)?\s*(?:of\s+|van\s+)?\b{_MONTH}{_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:.]\d)(?:,?\s*(?P<year>\d{{4}}))?"
)
_DAY_ONLY = re.compile(
    r"\b(?:am|den|dem|de|the|on)\s+(?P<day>\d{1,2})(?:\.(?!\d)|(?:e|de|ste|st|nd|rd|th)\b)"
)
_MONTH_END = re.compile(
    rf"\b(?:eind(?:e)?|ende|(?:by\s+)?(?:the\s+)?end)\s+(?:(?:van|of|des|der|vom|von)\s+)?(?:(?:de|the|deze|diese[sn]|this)\s+)?"
    rf"(?:(?P<next>{_NEXT})\s+)?(?:{_MONTH}|(?P<unit>monats?|maand|month|woche|week|jahres|jaar|year)\b)"
)
_IN = re.compile(
    rf"\b(?:over|in|binnen|innerhalb\s+von|within)\s+{_COUNT}\s+{_UNIT}"
    rf"|\b{_COUNT.replace('count', 'count2')}\s+{_UNIT.replace('unit', 'unit2')}"
    r"\s+(?:from\s+(?:now|today)|later|später)"
)
_FORTNIGHT = re.compile(r"\b(?:in\s+)?a\s+fortnight\b")
_NEXT_UNIT = re.compile(rf"\b{_NEXT}\s+(?P<unit>week|woche|maand|monat|month|weekend|wochenende)\b")
_THIS_UNIT = re.compile(rf"\b{_THIS}\s+(?P<unit>week|woche)\b")
_WEEKEND = re.compile(r"\b(?:weekend|weekeinde|wochenende)\b")
_WEEKDAY = tuple(re.compile(rf"\b(?:{names})") for names in _WEEKDAYS)
_RELATIVE = (
    (2, re.compile(r"\b(?:overmorgen|übermorgen|uebermorgen|(?:the\s+)?day\s+after\s+tomorrow)")),
    (1, re.compile(r"\b(?:tomorrow|tmrw|tomorow|tommorow|morgen(?:ochtend|middag|avond|vroeg|früh)?)\b")),
    (0, re.compile(r"\b(?:vandaag|vanmiddag|vanavond|heute|today|tonight|this\s+(?:afternoon|evening))\b")),
)
_MORNING = re.compile(r"\b(?:guten|am|jeden|goede|'s|elke|iedere)\s+morgens?\b|\bevery\s+day\b")

_Finder = Callable[[str, Language, date], "date | None"]


class _PastDate(Exception):
    """A full date that is over: there is nothing else to look for."""


def find(text: str, language: Language, today: date) -> date | None:
    """The day the text means, today or later, or None."""
    words = plain(text[:500])
    finders: tuple[_Finder, ...] = (_iso, _numeric, _with_month, _end_of, _day_only, _week_and_day, _relative)
    try:
        for finder in finders:
            found = finder(words, language, today)
            if found is not None:
                return found if found >= today else None
    except (_PastDate, OverflowError):
        return None
    return None


def _iso(text: str, _language: Language, today: date) -> date | None:
    match = _ISO.search(text)
    if match is None:
        return None
    return _full(int(match["year"]), int(match["month"]), int(match["day"]), today)


def _numeric(text: str, language: Language, today: date) -> date | None:
    for match in _NUMERIC.finditer(text):
        day, month, year = int(match["day"]), int(match["month"]), match["year"]
        if _CLOCK_BEFORE.search(text[: match.start()]) and not year and match["by"] == ".":
            continue
        if month > 12 >= day and language is Language.EN:
            day, month = month, day
        found = _dated(day, month, year, today)
        if found is not None:
            return found
    return None


def _with_month(text: str, _language: Language, today: date) -> date | None:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            found = _dated(int(match["day"]), _month(match["month"]), match["year"], today)
            if found is not None:
                return found
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _full(int(year) + (2000 if len(year) == 2 else 0), month, day, today)
    return _coming(day, month, today)


def _full(year: int, month: int, day: int, today: date) -> date | None:
    found = _day(year, month, day)
    if found is not None and found < today:
        raise _PastDate
    return found


def _coming(day: int, month: int, today: date) -> date | None:
    """The next such day; the 29th of February may be some years away."""
    days = (_day(today.year + later, month, day) for later in range(9))
    return next((found for found in days if found is not None and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, names in _MONTHS.items() if name in names.split("|"))


def _day_only(text: str, _language: Language, today: date) -> date | None:
    """`am 14.`, `de 14e`, `the 14th`: in this month or the first one that has it."""
    match = _DAY_ONLY.search(text)
    if match is None:
        return None
    day = int(match["day"])
    months = (_months_on(today, later) for later in range(3))
    days = (_day(first.year, first.month, day) for first in months)
    return next((found for found in days if found is not None and found >= today), None)


def _end_of(text: str, _language: Language, today: date) -> date | None:
    match = _MONTH_END.search(text)
    if match is None:
        return None
    later = 1 if match["next"] else 0
    if match["month"]:
        month = _month(match["month"])
        return _last_of(date(today.year + (month < today.month), month, 1))
    if match["unit"] in ("week", "woche"):
        return max(today, _monday(today) + timedelta(weeks=later, days=4))
    if match["unit"] in ("jahres", "jaar", "year"):
        return date(today.year + later, 12, 31)
    return _last_of(_months_on(today, later))


def _last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _months_on(today: date, later: int) -> date:
    """The first day of the month so many months later."""
    years, month = divmod(today.month - 1 + later, 12)
    return date(today.year + years, month + 1, 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week_and_day(text: str, language: Language, today: date) -> date | None:
    """A distance (`in two weeks`), a weekday, or a weekday in a week at a distance."""
    weekday = _weekday(text, language)
    target, whole = _distance(text, today)
    if weekday is not None and target is not None:
        return _monday(target) + timedelta(days=weekday)
    if weekday is not None:
        if _PAST.search(text):
            raise _PastDate
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if target is None and _WEEKEND.search(text):
        return today + timedelta(days=(5 - today.weekday()) % 7)
    return max(today, whole) if whole is not None else target


def _distance(text: str, today: date) -> tuple[date | None, date | None]:
    """A day in the week or month meant, and the day that stands for it when no weekday is named."""
    match = _NEXT_UNIT.search(text)
    if match:
        if match["unit"] in ("maand", "monat", "month"):
            first = _months_on(today, 1)
            return None, first
        monday = _monday(today) + timedelta(weeks=1)
        weekend = match["unit"] in ("weekend", "wochenende")
        return monday, monday + timedelta(days=5) if weekend else monday
    match = _IN.search(text)
    if match:
        found = _later(match["count"] or match["count2"], match["unit"] or match["unit2"], today)
        return found, found
    if _FORTNIGHT.search(text):
        return today + timedelta(days=14), today + timedelta(days=14)
    if _THIS_UNIT.search(text):
        return today, _monday(today) + timedelta(days=4)
    return None, None


def _later(count: str, unit: str, today: date) -> date:
    number = int(count) if count.isdigit() else _number(count)
    if unit.startswith(("maand", "monat", "month")):
        first = _months_on(today, number)
        return first.replace(day=min(today.day, monthrange(first.year, first.month)[1]))
    return today + timedelta(days=number * (7 if unit.startswith("w") else 1))


def _number(word: str) -> int:
    return next((number for number, words in _NUMBERS.items() if word in words.split("|")), 2)


def _weekday(text: str, language: Language) -> int | None:
    for number, pattern in enumerate(_WEEKDAY):
        if pattern.search(text):
            return number
    alone = text.strip(" .,!")
    for number, names in enumerate(_SHORT_DAYS[language]):
        if alone in names.split("|"):
            return number
    return None


def _relative(text: str, _language: Language, today: date) -> date | None:
    for days, pattern in _RELATIVE:
        if pattern.search(_MORNING.sub(" ", text)):
            return today + timedelta(days=days)
    return None
