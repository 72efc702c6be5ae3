"""Reads an .ics file as a program that knows nothing of clientbook does, and prints what it finds.

    read.py icalendar|vobject FILE FROM TO

Each instance from FROM to TO, both included, is a line: the day (and the time), the categories, the summary. Two
libraries that share no parser read the file; what they find can be compared with read.mjs, a third. Any fault is told
on stderr, with exit code 1: libraries forgive what phones do not, so nothing is forgiven here.
"""

import sys
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path

NEEDED = ("UID", "DTSTAMP", "DTSTART")


class Fault(Exception):
    """What is wrong with the file."""


def line(start, categories, summary):
    """One instance; a break of lines in a summary must not break the list."""
    timed = isinstance(start, datetime)
    when = start.strftime("%Y-%m-%dT%H:%M") if timed else start.isoformat()
    return f"{when} {','.join(categories)} {summary}".replace("\n", "\\n")


def check_span(uid, start, end):
    """An all-day entry of one day ends on the next: the end is the first day that does not belong to it."""
    if isinstance(start, datetime) != isinstance(end, datetime):
        raise Fault(f"{uid}: DTSTART and DTEND are not of one type")
    if not isinstance(start, datetime) and end != start + timedelta(days=1):
        raise Fault(f"{uid}: from {start} to {end} is not one day")
    if isinstance(start, datetime) and end <= start:
        raise Fault(f"{uid}: ends at {end}, before it starts")


def check_uids(uids):
    """A phone keeps one entry of each UID: a second one would replace the first."""
    twice = sorted(uid for uid, count in Counter(uids).items() if count > 1)
    if twice:
        raise Fault(f"UIDs that stand twice: {', '.join(twice)}")


def with_icalendar(text, first, last):
    """The library `icalendar`, and the expansion that is made for it."""
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(text)
    for part in calendar.walk():
        # What it cannot read it keeps aside, part by part, instead of failing.
        if part.errors:
            raise Fault(f"{part.name}: {part.errors}")
    events = list(calendar.walk("VEVENT"))
    for event in events:
        missing = [name for name in NEEDED if name not in event]
        if missing:
            raise Fault(f"{event.get('UID')}: there is no {', '.join(missing)}")
        check_span(event["UID"], event.start, event.end)
    check_uids(event["UID"] for event in events)
    for event in recurring_ical_events.of(calendar).between(first, last + timedelta(days=1)):
        yield line(event.start, event.categories, str(event["SUMMARY"]))


def with_vobject(text, first, last):
    """The library `vobject`, which lays rules on days with `dateutil`."""
    import vobject

    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    # A calendar without entries has no such attribute.
    events = calendar.contents.get("vevent", [])
    for event in events:
        missing = [name for name in NEEDED if name.lower() not in event.contents]
        if missing:
            raise Fault(f"an entry without {', '.join(missing)}")
        check_span(event.uid.value, event.dtstart.value, event.dtend.value)
    check_uids(event.uid.value for event in events)
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    for event in events:
        all_day = not isinstance(event.dtstart.value, datetime)
        for start in starts(event, begin, end):
            yield line(start.date() if all_day else start, event.categories.value, event.summary.value)


def starts(event, begin, end):
    """When a vobject's event comes within the window; it gives a rule only where there is one."""
    if event.rruleset is not None:
        return event.rruleset.between(begin, end, inc=True)
    start = event.dtstart.value
    moment = start if isinstance(start, datetime) else datetime.combine(start, time.min)
    return [moment] if begin <= moment <= end else []


READERS = {"icalendar": with_icalendar, "vobject": with_vobject}


def main(reader, path, first, last):
    text = Path(path).read_bytes().decode("utf-8")
    lines = READERS[reader](text, date.fromisoformat(first), date.fromisoformat(last))
    # By code points of UTF-8, as the other reader sorts; LF on every system.
    sys.stdout.buffer.write("".join(one + "\n" for one in sorted(lines)).encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[1] not in READERS:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except Exception as error:
        sys.exit(f"{sys.argv[2]}: {sys.argv[1]}: {type(error).__name__}: {error}")
