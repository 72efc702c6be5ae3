#!/usr/bin/env python3
"""Makes the tables of the Chinese calendar that clientbook ships and is tested with.

    pip install sxtwl ephem
    python3 make.py

It takes no arguments and writes three files:

    ../../../src/book/solar_terms.csv   days of the 24 solar terms, 1901..=2100, from sxtwl
    sxtwl.txt                           lunar years 1901..=2099, from sxtwl
    astronomy.txt                       the same years, computed from the sun and the moon by ephem

The two tables of lunar years are made independently and are written as they come out.
Wherever sxtwl and ephem differ, standard output says so, with the new moons that decide it.
"""

from datetime import date, time, timedelta
from importlib.metadata import version
from pathlib import Path

import ephem
import sxtwl

HERE = Path(__file__).resolve().parent
TERMS_FILE = HERE.parents[2] / "src" / "book" / "solar_terms.csv"
TERM_YEARS = range(1901, 2101)
LUNAR_YEARS = range(1901, 2100)
DAY = timedelta(days=1)

TERMS = (
    "xiaohan dahan lichun yushui jingzhe chunfen qingming guyu lixia xiaoman mangzhong xiazhi "
    "xiaoshu dashu liqiu chushu bailu qiufen hanlu shuangjiang lidong xiaoxue daxue dongzhi"
).split()


def days(first, last):
    """Every day from `first` to `last`, both included."""
    return (first + i * DAY for i in range((last - first).days + 1))


# --- A lunar year is (year, first day, leap month or 0, lengths of its months in order). ---


def lunar_years(months):
    """Groups months, each (first day, number, is leap) and in order, into LUNAR_YEARS."""
    years = {}
    year = None
    for (first, number, leap), (following, _, _) in zip(months, months[1:]):
        if number == 1 and not leap:
            year = first.year
            years[year] = [year, first, 0, []]
        if year is None:
            continue
        if leap:
            years[year][2] = number
        years[year][3].append((following - first).days)
    return [years[y] for y in LUNAR_YEARS]


# --- sxtwl ---


def sxtwl_terms():
    """{year: days of the month of its 24 terms}"""
    table = {year: [] for year in TERM_YEARS}
    for day in days(date(TERM_YEARS[0], 1, 1), date(TERM_YEARS[-1], 12, 31)):
        there = sxtwl.fromSolar(day.year, day.month, day.day)
        if there.hasJieQi():
            # sxtwl counts from dongzhi = 0; the table counts from xiaohan = 0.
            place = (there.getJieQi() - 1) % 24
            assert place == len(table[day.year]) and place // 2 == day.month - 1, day
            table[day.year].append(day.day)
    assert all(len(row) == 24 for row in table.values())
    return table


def sxtwl_months():
    months = []
    for day in days(date(LUNAR_YEARS[0], 1, 1), date(LUNAR_YEARS[-1] + 1, 3, 31)):
        there = sxtwl.fromSolar(day.year, day.month, day.day)
        if there.getLunarDay() == 1:
            months.append((day, there.getLunarMonth(), bool(there.isLunarLeap())))
    return months


# --- ephem: the rules of GB/T 33661-2017 ---


def offset(day):
    """China's clock less universal time, in days: Beijing's local mean time before 1929."""
    seconds = 8 * 3600 if day.year >= 1929 else 7 * 3600 + 45 * 60 + 40
    return seconds / 86400


def midnight(day):
    """The moment at which `day` begins in China."""
    return ephem.Date(ephem.Date(day.timetuple()[:3]) - offset(day))


def china_day(moment):
    """The day in China that holds `moment`."""
    day = ephem.Date(moment).datetime().date() + DAY
    while midnight(day) > moment:
        day -= DAY
    return day


def sun_sector(moment, degrees):
    """Which sector of `degrees` the sun's apparent longitude is in."""
    sun = ephem.Sun(moment)
    place = ephem.Ecliptic(ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=moment), epoch=moment)
    return int(place.lon / ephem.degree // degrees)


def ephem_terms():
    """As sxtwl_terms; like it in China Standard Time (UTC+8) before 1929 too."""
    table = {year: [] for year in TERM_YEARS}
    before = None
    for day in days(date(TERM_YEARS[0] - 1, 12, 31), date(TERM_YEARS[-1], 12, 31)):
        # UTC+8: the day ends at 16:00 of universal time.
        after = sun_sector(ephem.Date((day.year, day.month, day.day, 16)), 15)
        if before not in (None, after):
            table[day.year].append(day.day)
        before = after
    return table


def ephem_new_moons():
    """{first day of a month: its new moon}, from before the first year to after the last."""
    moons = {}
    moment = midnight(date(LUNAR_YEARS[0] - 1, 11, 1))
    while moment < midnight(date(LUNAR_YEARS[-1] + 2, 2, 1)):
        moment = ephem.next_new_moon(moment)
        moons[china_day(moment)] = moment
    return moons


def ephem_months(firsts):
    # A month holds a major solar term (zhongqi) when the sun changes its sector of 30 degrees
    # between the month's first midnight and the next month's; dongzhi opens sector 9.
    sectors = [sun_sector(midnight(day), 30) for day in firsts]
    elevenths = [i for i in range(len(firsts) - 1) if sectors[i] < 9 <= sectors[i + 1]]
    months = []
    for start, end in zip(elevenths, elevenths[1:]):
        assert end - start in (12, 13)
        leap_at = None
        if end - start == 13:
            leap_at = next(i for i in range(start, end) if sectors[i] == sectors[i + 1])
        number = 10
        for i in range(start, end):
            if i != leap_at:
                number = number % 12 + 1
            months.append((firsts[i], number, i == leap_at))
    return months


# --- Writing and comparing ---


def line(year):
    name, first, leap, lengths = year
    return " ".join(map(str, [name, first.isoformat(), leap, *lengths]))


def write(path, header, lines):
    path.write_text("".join(f"{text}\n" for text in [*header, *lines]), encoding="utf-8")


def main():
    from_sxtwl = f"PyPI sxtwl {version('sxtwl')}"
    from_ephem = f"PyPI ephem {version('ephem')}"
    columns = (
        "# A line: the year, the day of its lunar new year, the number of its leap month (0: none),\n"
        "# the lengths of its months in order, the leap month after the ordinary one of its number."
    )
    span = f"{LUNAR_YEARS[0]}..={LUNAR_YEARS[-1]}"

    terms = sxtwl_terms()
    write(
        TERMS_FILE,
        [
            "# Days of the month of the 24 solar terms (China Standard Time, UTC+8), two for every"
            f" month from January: the year, then {', '.join(TERMS)}. Facts, taken from {from_sxtwl};"
            " PyPI lunar_python 1.4.8 and tyme4py 1.5.0 agree. Made by tests/it/lunar/make.py."
        ],
        [",".join(map(str, [year, *row])) for year, row in terms.items()],
    )
    months = sxtwl_months()
    one = lunar_years(months)
    write(
        HERE / "sxtwl.txt",
        [f"# Lunar years {span} as {from_sxtwl} has them. Made by make.py.", columns],
        map(line, one),
    )
    moons = ephem_new_moons()
    two = lunar_years(ephem_months(list(moons)))
    write(
        HERE / "astronomy.txt",
        [
            f"# Lunar years {span} computed from the sun and the moon of {from_ephem} (with its",
            "# Delta-T) by the rules of GB/T 33661-2017. China's day: Beijing local mean time",
            "# (UTC+7:45:40) before 1929, UTC+8 from 1929 on. Made by make.py.",
            columns,
        ],
        map(line, two),
    )

    for year, row in ephem_terms().items():
        for name, ours, theirs in zip(TERMS, terms[year], row, strict=True):
            if ours != theirs:
                print(f"{year} {name}: day {ours} in sxtwl, {theirs} in ephem")
    for ours, theirs in zip(one, two):
        if ours != theirs:
            print(f"sxtwl      {line(ours)}\nastronomy  {line(theirs)}")
    firsts = {day for day, _, _ in months}
    for day, moon in moons.items():
        clock = ephem.Date(moon + offset(day)).datetime()
        if min(firsts) <= day <= max(firsts) and day not in firsts:
            print(f"month that begins only in astronomy: new moon at {clock:%Y-%m-%d %H:%M:%S}")
        if (clock + timedelta(minutes=1)).time() < time(0, 2):
            print(f"within a minute of midnight: new moon at {clock:%Y-%m-%d %H:%M:%S}")


if __name__ == "__main__":
    main()
