"""Words that tell a place's name from the rest of the capitalised words of a text."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def common_words() -> frozenset[str]:
    """English words that are names of places too, from `data/common_words.txt`."""
    return _read("common_words.txt")


@cache
def person_names() -> frozenset[str]:
    """Names of people that are names of places too, from `data/person_names.txt`."""
    return _read("person_names.txt")


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


# Joins the parts of one name: "Deir ez-Zor", "Ille-et-Vilaine", "Stoke on Trent".
CONNECTING = _words(
    "a al am an and ar as ash au aux az ad bei bin da das de del den der des di do dos du e ed el"
    " en er es esh et ez i ibn la las le les los na nad of on pod sous sur the ud ul und upon van y"
    " ye yi"
)

# They open names of places, and what follows is part of the same name: "Puerto Jordan", "Santa
# Cuba". If the gazetteer lacks the whole, its parts are other places.
OPENERS = _words(
    "abu ain al-ain bab bahia bani barrio beit beni big bir buena buenos burj cabo camp cape"
    " cerro chateau ciudad colonia costa deir el eski fort fuerte gornji ghar great hacienda"
    " isla isle jabal jebel kafr kampong kampung khan khirbat kibbutz kota kuala la lago lake"
    " las little los loma mina monte mount nahr new nha nova nove novi novo novy nueva nuevo"
    " old pointe point port porto pueblo puente puerto pulau punta qalat qasr ras rio saint"
    " san sant santa santo sao são shahr sidi ste st stary sungai tal tall tanjung tel tell"
    " umm upper vale valle velika velyka vila villa wadi"
)

# Before a place's name, and hardly before a person's.
PLACING = _words(
    "across around besieged downtown entered entering in inside into near outside throughout"
    " toward towards"
)

# Before places, but before people too.
HALF_PLACING = _words("at between from leaving reached reaching through to via")

# Part of where, not of the name: "northern Syria", "Central Damascus".
DIRECTIONS = _words(
    "north south east west northern southern eastern western northeast northwest southeast"
    " southwest northeastern northwestern southeastern southwestern central downtown greater upper"
    " lower inner outer rural suburban mid occupied metropolitan nearby neighboring"
    " neighbouring"
)

# What a place is: "Aleppo province", "the town of Saraqib", "the fall of Aleppo".
TYPES = _words(
    "area borough city counties county countryside department district districts governate"
    " governorate governorates island municipality neighborhood neighbourhood oblast parish"
    " peninsula prefecture province provinces region suburb town township village state"
)

# What a site is: "Taftanaz Airport". A site that the gazetteer knows and that ends so is meant.
SITES = _words(
    "airbase airfield airport barracks base bridge camp checkpoint crossing dam field hospital"
    " island port prison refinery station"
)

# Before "of" and a place's name: "the town of Saraqib", "north of Idlib", "the fall of Aleppo".
BEFORE_OF = (
    TYPES
    | DIRECTIONS
    | _words("capital fall outskirts people port residents siege streets suburbs")
)

# Before "of", and then the whole is a body: "University of Aleppo", "Bank of England".
BODIES = _words(
    "academy archbishop army association bank battalion bishop brigade brigades cardinal chamber"
    " church college council duke earl federation front hospital house institute kingdom lord"
    " ministry movement museum order party prince princess school sheikh society union university"
)

# What a body or a site is, whose name begins with a place's: "Crestwood School Board".
KINDS_OF_BODIES = (
    TYPES
    | SITES
    | BODIES
    | _words(
        "agency airline airlines authority bar board brigade bureau cathedral center centre"
        " chief clinic club commission commissioner commissioners community conference"
        " congress constabulary convention corporation corps council councilman councillor"
        " court courthouse courts elementary fairgrounds federation festival fire firefighters"
        " foundation garrison gazette guard herald high highway hotel jail journal judge jury"
        " lake library mall mayor medical memorial middle mine mosque news newspaper office"
        " officer park patrol plant police post press primary prosecutor public railway rescue"
        " residents river road schools security sheriff stadium station street team technical"
        " television temple theater theatre times trust tribune university utilities volunteer"
        " zoo"
    )
)

# After a country's name, and still the country is meant: "Iran Foreign Ministry".
OFFICES = _words(
    "air ambassador army attorney border central coast congress customs defence defense department"
    " embassy federal foreign gov government house interior king marine marines military national"
    " navy parliament police premier president prime queen rep secretary sen senate special supreme"
    " treasury vice"
)

# "Marburg virus", "Lassa fever".
DISEASES = _words("disease fever flu syndrome virus")

TITLES = _words(
    "ayatollah capt captain col colonel commander dr gen general gov governor imam judge king"
    " lieutenant lt maj major mayor minister mr mrs ms mullah pope president prince professor queen"
    " rep rev sen senator sgt sheikh"
)

DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december mon tue tues wed thu thurs fri sat sun"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)

# Capitalised words beside a name that are no part of it: "Northern Syria", "Aleppo Friday".
BEFORE_NAMES = DIRECTIONS | DAYS | TYPES - {"state"}
AFTER_NAMES = DAYS | TYPES

# Small words that open sentences: a name after them stands alone.
OPENING = _words(
    "a about across after against although also amid an and another around as at because before"
    " between both but by despite during each eight even every first five for four from"
    " here however if in inside into it its just last less like meanwhile more most my nearly next"
    " nine no not now of on once one only or other our outside over per second seven since"
    " six so some still ten than that the their then there these third this those though three"
    " through throughout to today tomorrow tonight toward towards two under unless unlike until"
    " via was were what when where whether which while who why with within without yesterday yet"
    " your his her him they we you i he she is are be been had has have will would could should"
    " can did do does may might must shall than too very"
)

# Never a place, even after "in": "in March", "in Congress", "in Islam".
NEVER = (
    DAYS
    | OPENING
    | DIRECTIONS
    | _words(
        "allah alawite arab arabs army assembly christian christmas congress easter english general"
        " god government hamas internet islam islamic islamist kurd kurds minister muslim"
        " parliament party police president rebel rebels senate shia shiite state sunni taliban"
        " union us war"
    )
)
