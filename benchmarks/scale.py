"""Ten thousand generated pages: read at the rate of the first hundred, and found how quickly.

The pages are of our own templates: a title and some paragraphs of one to three reports, with towns
of the gazetteer, days of one year, tolls and sources, in changing words. MARSAD_SCALE sets another
number of pages.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from marsad.pipeline.find import find_all
from marsad.pipeline.follow import follow
from marsad.pipeline.ingest import Reading, ingest
from marsad.pipeline.read import open_tools, read_page, reader_version
from marsad.records import EventType
from marsad.settings import load_settings
from marsad.store.store import Store, open_store

FEW = 100
MANY = 10_000
ROUNDS = 11
LIST = 100

TOWNS = (
    "Aleppo", "Idlib", "Homs", "Hama", "Deir ez-Zor", "Mosul", "Kirkuk", "Baghdad", "Fallujah",
    "Khartoum", "Omdurman", "El Fasher", "Nyala", "Port Sudan", "Goma", "Bukavu", "Bunia",
    "Kharkiv", "Kherson", "Sumy", "Odesa", "Kramatorsk", "Mogadishu", "Kismayo", "Baidoa",
    "Gao", "Timbuktu", "Mopti", "Maiduguri", "Sanaa", "Aden", "Taiz", "Hodeidah", "Kabul",
    "Kandahar", "Herat", "Mandalay", "Yangon", "Sittwe", "Port-au-Prince",
)  # fmt: skip
DEEDS = (
    "{n} {people} were killed when {means} hit {thing} in {town} on {day}, {source} said.",
    "On {day}, {means} struck {thing} in {town}, killing at least {n} {people}, {source} said.",
    "{source} said {n} {people} died and {m} were wounded in clashes near {town} on {day}.",
    "Gunmen attacked {thing} in {town} on {day} and abducted {n} {people}.",
    "Police arrested {n} {people} during a protest in {town} on {day}.",
)
PEOPLE = ("people", "civilians", "soldiers", "fighters", "residents", "policemen", "villagers")
MEANS = ("an air strike", "artillery shells", "a car bomb", "a drone", "rockets", "a mortar round")
THINGS = ("a market", "a checkpoint", "a school", "a bakery", "a convoy", "a clinic", "a bridge")
SOURCES = ("a hospital official", "the army", "local residents", "a rescue group", "the governor")
FILLER = tuple(
    "water power road harvest school price fuel court radio winter river bread teacher train "
    "border family engine office market garden letter signal summer doctor ticket bridge season "
    "forest village council worker driver singer island museum".split()
)


def score(_data: Path) -> Iterator[dict[str, Any]]:
    """Pages per second at both sizes with their ratio, then the median time of each question."""
    many = int(os.environ.get("MARSAD_SCALE", MANY))
    tools = open_tools(load_settings())
    reading = Reading(version=reader_version(), read=partial(read_page, toolbox=tools))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # The first run loads the models and is not counted.
        few = [fill(folder / f"few-{nth}", FEW, reading) for nth in range(3)]
        few_rate = max(few[1:])
        many_rate = fill(folder / "many", many, reading)
        yield {
            "set": "scale",
            "split": "ingest",
            f"pages_per_cpu_second_at_{FEW}": round(few_rate, 1),
            f"pages_per_cpu_second_at_{many}": round(many_rate, 1),
            "ratio": round(many_rate / few_rate, 2),
        }
        with open_store(folder / "many" / "marsad.db") as opened:
            yield {"set": "scale", "split": f"questions to {many} pages", **answers(opened)}


def fill(folder: Path, pages: int, reading: Reading) -> float:
    """Write so many pages and ingest them: pages per second of this process, matching included."""
    source = folder / "pages"
    source.mkdir(parents=True)
    for nth in range(pages):
        (source / f"{nth:06}.txt").write_text(page_text(nth), encoding="utf-8")
    with open_store(folder / "marsad.db", write=True) as store:
        # Processor time: other processes of the machine do not count.
        started = time.process_time()
        run([source], store, reading)
        return pages / (time.process_time() - started)


def run(paths: list[Path], store: Store, reading: Reading) -> None:
    ingest(
        follow(find_all(paths)),
        store,
        reading,
        now=lambda: datetime.now(UTC),
        tell=lambda _tally: None,
    )


def page_text(nth: int) -> str:
    """The nth page, the same on every machine."""
    chance = random.Random(nth)  # noqa: S311  no secret
    town = chance.choice(TOWNS)
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(366))
    reports = [deed(chance, town, day) for _ in range(chance.randint(1, 3))]
    paragraphs = [f"{report} {filler(chance)} {filler(chance)}" for report in reports]
    return "\n\n".join((f"Report {nth} from {town}", *paragraphs, filler(chance))) + "\n"


def deed(chance: random.Random, town: str, day: date) -> str:
    words = chance.choice(DEEDS).format(
        n=chance.randint(2, 60),
        m=chance.randint(2, 90),
        people=chance.choice(PEOPLE),
        means=chance.choice(MEANS),
        thing=chance.choice(THINGS),
        source=chance.choice(SOURCES),
        town=town,
        day=f"{day.day} {day:%B %Y}",
    )
    return words[0].upper() + words[1:]


def filler(chance: random.Random) -> str:
    """A sentence in which nothing happens, and which no other page has."""
    a, b, c, d = chance.sample(FILLER, 4)
    return f"The {a} of the {b} stands beside the {c}, and its {d} is {chance.randint(3, 900)}."


def answers(store: Store) -> dict[str, Any]:
    """The median milliseconds of each question, and the size of what is asked."""
    place = busiest_place(store)
    questions: dict[str, Callable[[], object]] = {
        "incidents": lambda: store.incidents(limit=LIST),
        "incidents_filtered": lambda: store.incidents(
            country="SY", event_type=EventType.EXPLOSIONS, earliest=date(2024, 3, 1), limit=LIST
        ),
        "incidents_with_words": lambda: store.incidents(text="convoy drone", limit=LIST),
        "place_history": lambda: store.place_history(place),
        "search": lambda: store.search("mortar clinic"),
        "pages": lambda: store.pages(LIST),
    }
    counts = store.counts()
    sizes = {"claims": counts.claims, "incidents": counts.incidents}
    history = {"claims_of_the_place": len(store.place_history(place))}
    times = {f"{name}_ms": round(median_ms(ask), 1) for name, ask in questions.items()}
    return {**sizes, **history, **times}


def busiest_place(store: Store) -> int:
    """The place that most of the newest incidents are in."""
    places = [incident.place for incident in store.incidents(limit=1000)]
    return statistics.mode(
        place.geonameid for place in places if place is not None and place.geonameid is not None
    )


def median_ms(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        ask()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
