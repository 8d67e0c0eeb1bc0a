"""A plan as a calendar entry: all day, with a reminder in the morning, and nobody else invited."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from assistant.domain.language import Language
from assistant.exports.words import PRODUCT, one_line

#: The reminder comes at eight in the morning, local time, of the day itself.
REMINDER = timedelta(hours=8)


def calendar_file(line: str, day: date, uid: str, stamp: datetime, language: Language) -> bytes:
    """An iCalendar file with one event on the day, the plan's line as its summary.

    `uid` names the plan and stays the same, so that a second import replaces the first; `stamp` is now,
    with a time zone.
    """
    summary = one_line(line)
    event = Event()
    event.add("uid", f"{uid}@reflection-assistant")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add_component(_reminder(summary))
    calendar = Calendar()
    calendar.add("prodid", f"-//{PRODUCT[language]}//{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _reminder(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", REMINDER)
    return alarm
