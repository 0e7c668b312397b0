"""What the packaged registry says of well-known changes of side, by public record."""

from datetime import date

import pytest

from marsad.registry.store import load_registry

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("entry", "conflict", "day", "side"),
    [
        ("syrian-army", "syria", date(2016, 12, 1), "government"),
        ("sana", "syria", date(2016, 12, 1), "government"),
        ("russian-defence-ministry", "syria", date(2015, 9, 29), None),
        ("russian-defence-ministry", "syria", date(2015, 9, 30), "government"),
        ("hts", "syria", date(2024, 11, 29), "opposition"),
        ("hts", "syria-transition", date(2025, 1, 5), "government"),
        ("ypg", "syria", date(2014, 10, 1), "kurds"),
        ("amaq", "iraq", date(2015, 1, 1), "insurgents"),
        ("sohr", "syria", date(2016, 12, 1), None),
        ("fano", "tigray", date(2021, 1, 1), "government"),
        ("fano", "amhara", date(2023, 8, 1), "fano"),
        ("sudan-shield", "sudan", date(2024, 1, 1), "rsf"),
        ("sudan-shield", "sudan", date(2024, 11, 1), "army"),
        ("al-masirah", "yemen", date(2018, 1, 1), "houthis"),
        ("saleh-forces", "yemen", date(2017, 6, 1), "houthis"),
        ("saleh-forces", "yemen", date(2017, 12, 10), None),
        ("turkish-army", "libya", date(2019, 4, 4), None),
        ("turkish-army", "libya", date(2020, 4, 4), "west"),
        ("sbu", "ukraine", date(2022, 3, 1), "ukraine"),
        ("gaza-health-ministry", "israel-palestinians", date(2023, 11, 1), "palestinians"),
        ("afghan-defence-ministry", "afghanistan", date(2020, 1, 1), "republic"),
        ("taliban", "afghanistan-taliban", date(2022, 1, 1), "taliban"),
        ("g9-haiti", "haiti", date(2023, 1, 1), "g9"),
        ("g9-haiti", "haiti", date(2024, 6, 1), "viv_ansanm"),
        ("anti-balaka", "car", date(2014, 1, 1), "anti_balaka"),
        ("anti-balaka", "car", date(2021, 1, 1), "rebels"),
    ],
)
def test_a_source_stands_where_it_stood(
    entry: str, conflict: str, day: date, side: str | None
) -> None:
    assert REGISTRY.side_at(REGISTRY.get(entry), day, conflict) == side


@pytest.mark.parametrize(
    ("one", "other", "day", "together"),
    [
        ("rsf", "sudanese-army", date(2020, 1, 1), True),
        ("rsf", "sudanese-army", date(2023, 4, 15), False),
        ("nusra-front", "al-qaeda", date(2015, 1, 1), True),
        ("nusra-front", "al-qaeda", date(2016, 8, 1), False),
        ("islamic-state", "al-qaeda", date(2012, 1, 1), True),
        ("islamic-state", "al-qaeda", date(2014, 6, 1), False),
        ("wagner", "russian-army", date(2023, 5, 1), True),
        ("wagner", "russian-army", date(2023, 6, 24), False),
        ("syrian-army", "russian-army", date(2024, 12, 1), True),
        ("syrian-army", "russian-army", date(2025, 2, 1), False),
        ("hts", "syrian-army", date(2024, 12, 1), False),
        ("hts", "syrian-army", date(2024, 12, 20), True),
        ("taliban", "afghan-army", date(2021, 8, 1), False),
        ("peshmerga", "iraqi-army", date(2016, 11, 1), True),
        ("peshmerga", "iraqi-army", date(2017, 10, 16), False),
        ("rwandan-army", "m23", date(2025, 1, 27), True),
        ("boko-haram", "islamic-state", date(2015, 6, 1), True),
        ("boko-haram", "islamic-state", date(2017, 6, 1), False),
        ("russian-army", "hezbollah", date(2017, 1, 1), True),
        ("ukrainian-army", "russian-army", date(2022, 3, 1), False),
        ("white-helmets", "hts", date(2018, 1, 1), False),
    ],
)
def test_two_stood_together_on_some_days(
    one: str, other: str, day: date, *, together: bool
) -> None:
    assert REGISTRY.same_side(REGISTRY.get(one), REGISTRY.get(other), day) is together
