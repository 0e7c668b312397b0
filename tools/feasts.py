"""Writes marsad/text/data/feasts.toml: on which days the feasts of moving calendars begin.

Method: months of the moon begin at sunset after the mean-corrected conjunction (Meeus, Astronomical
Algorithms, chapter 49), as the Umm al-Qura calendar of Mecca has it; the Hebrew calendar and both
Easters by their own arithmetic; Lunar New Year is the first new moon in Beijing from 21 January on,
Diwali the new moon in Delhi from 18 October on. Run from the repository's root.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from math import radians, sin
from pathlib import Path

YEARS = range(1990, 2036)
OUT = Path(__file__).parents[1] / "marsad" / "text" / "data" / "feasts.toml"
# The new moon before Ramadan 1445 (March 2024): number in Meeus, and number of the month.
KNOWN_MOON, KNOWN_MONTH = 299, 12 * 1445 + 8
# Sunset in Mecca by universal time, less what the moon needs to set after the sun.
# Best of 9 to 16 against the first days of Ramadan 1990-2035 as announced or computed in Mecca:
# 42 of 48 the same, all others a day off.
SUNSET_HOUR = 14
# Days between the first day of the Hebrew count and that of `date`.
HEBREW_EPOCH = 1373427

HIJRI = {
    "muharram": (1, 1, 30), "ashura": (1, 10, 1), "arbaeen": (2, 20, 1), "mawlid": (3, 12, 1),
    "rajab": (7, 1, 30), "shaban": (8, 1, 30), "ramadan": (9, 1, 30), "eid al-fitr": (10, 1, 3),
    "shawwal": (10, 1, 30), "eid al-adha": (12, 10, 4), "hajj": (12, 8, 6),
}  # fmt: skip
TERMS = (
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0), (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0),
)  # fmt: skip


def new_moon(k: int) -> datetime:
    """The conjunction of that number, in universal time, to some minutes."""
    t = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k)
    days = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    days += sum(size * sin(a * sun + b * moon + c * node) for size, a, b, c in TERMS)
    days += -0.00017 * sin(radians(124.7746 - 1.56375588 * k))
    return datetime(2000, 1, 1, 12, tzinfo=UTC) + timedelta(days=days - 2451545, seconds=-70)


def month_begins(month: int) -> date:
    """The first day of a month of the hijra, months counted from the first year on."""
    moon = new_moon(KNOWN_MOON + month - KNOWN_MONTH)
    late = moon.hour + moon.minute / 60 > SUNSET_HOUR
    return moon.date() + timedelta(days=2 if late else 1)


def hijri(month: int, day: int, length: int) -> Iterator[tuple[date, date]]:
    for year in range(1409, 1460):
        first = month_begins(12 * year + month - 1)
        last = (
            month_begins(12 * year + month)
            if length > 29
            else first + timedelta(days=length + day - 1)
        )
        yield first + timedelta(days=day - 1), last - timedelta(days=1)


def moons(hours: float, after: tuple[int, int]) -> Iterator[tuple[date, date]]:
    """The first new moon of each year from a day on, by a clock so many hours ahead."""
    days = [(new_moon(k) + timedelta(hours=hours)).date() for k in range(-140, 460)]
    for year in YEARS:
        day = next(d for d in days if d >= date(year, *after))
        yield day, day


def easter(year: int, *, julian: bool) -> date:
    """Easter Sunday, as churches of either calendar have it."""
    golden = year % 19
    if julian:
        full = (19 * golden + 15) % 30
        offset = full + (2 * (year % 4) + 4 * (year % 7) - full + 34) % 7
        return date(year, 3, 22) + timedelta(days=offset + 13)
    century, rest = divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114, 31)
    return date(year, month, day + 1)


def around_easter(
    shift: int, length: int = 1, *, julian: bool = False
) -> Iterator[tuple[date, date]]:
    for year in YEARS:
        first = easter(year, julian=julian) + timedelta(days=shift)
        yield first, first + timedelta(days=length - 1)


def hebrew_new_year(year: int) -> int:
    """Days up to the first of Tishri of a Hebrew year."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def tishri(year: int) -> date:
    before, here, after = (hebrew_new_year(y) for y in (year - 1, year, year + 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(here + late - HEBREW_EPOCH)


def hebrew(feast: str) -> Iterator[tuple[date, date]]:
    """Feasts told from the new year; Passover lies 163 days ahead of the next one."""
    for year in range(5750, 5797):
        new_year, length = tishri(year), (tishri(year + 1) - tishri(year)).days
        kislev = new_year + timedelta(days=30 + (30 if length % 10 == 5 else 29) + 24)
        first, days = {
            "rosh hashanah": (new_year, 2),
            "yom kippur": (new_year + timedelta(days=9), 1),
            "sukkot": (new_year + timedelta(days=14), 7),
            "hanukkah": (kislev, 8),
            "passover": (tishri(year + 1) - timedelta(days=163), 8),
        }[feast]
        yield first, first + timedelta(days=days - 1)


def thanksgiving() -> Iterator[tuple[date, date]]:
    for year in YEARS:
        day = date(year, 11, 28 - (date(year, 11, 1).weekday() - 4) % 7)
        yield day, day


def nowruz() -> Iterator[tuple[date, date]]:
    for year in YEARS:
        yield date(year, 3, 20), date(year, 3, 21)


def table() -> dict[str, tuple[int, list[tuple[date, date]]]]:
    """Each feast with the days by which it may be off, and its first and last days."""
    feasts = {name: (1, list(hijri(*told))) for name, told in HIJRI.items()}
    feasts |= {
        "nowruz": (0, list(nowruz())),
        "easter": (0, list(around_easter(0))),
        "easter monday": (0, list(around_easter(1))),
        "good friday": (0, list(around_easter(-2))),
        "palm sunday": (0, list(around_easter(-7))),
        "ash wednesday": (0, list(around_easter(-46))),
        "holy week": (0, list(around_easter(-7, 7))),
        "orthodox easter": (0, list(around_easter(0, julian=True))),
        "lunar new year": (0, list(moons(8, (1, 21)))),
        "diwali": (1, list(moons(5.5, (10, 18)))),
        "thanksgiving": (0, list(thanksgiving())),
    }
    for feast in ("rosh hashanah", "yom kippur", "sukkot", "hanukkah", "passover"):
        feasts[feast] = (0, list(hebrew(feast)))
    return feasts


def main() -> None:
    """Write the table."""
    lines = [
        "# Written by tools/feasts.py, which tells the method. `give`: days by which it may differ."
    ]
    for name, (give, days) in table().items():
        lines += ["", f'["{name}"]', f"give = {give}", "days = ["]
        lines += [f"  [{first}, {last}]," for first, last in days if first.year in YEARS]
        lines += ["]"]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{OUT.name}: {len(table())} feasts\n")


if __name__ == "__main__":
    main()
