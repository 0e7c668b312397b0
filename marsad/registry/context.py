"""What stands around a name in a text, and keeps the name from meaning its owner."""

from marsad.registry.words import Words

# "Hezbollah-linked", "pro-Houthi" and "an al-Qaeda affiliate" are not Hezbollah, the Houthis and
# al-Qaeda. "Houthi-held" and "Hamas-run" do say who holds and who runs.
_RELATIONS_AFTER = frozenset(
    {"affiliated", "aligned", "allied", "backed", "era", "friendly", "funded", "inspired", "like"}
    | {"linked", "made", "related", "sponsored", "style", "supplied", "supported", "trained"}
)
_RELATIONS_BEFORE = frozenset({"anti", "counter", "ex", "non", "post", "pre", "pro"})
_FOLLOWERS = frozenset(
    {"affiliate", "affiliates", "offshoot", "offshoots", "supporter", "supporters"}
    | {"sympathiser", "sympathisers", "sympathizer", "sympathizers", "defector", "defectors"}
)
# "The ambassador to the UN" and "Kenya's envoy at the African Union" speak for somebody else.
_ENVOYS = frozenset(
    {"ambassador", "ambassadors", "delegate", "delegates", "delegation", "envoy", "envoys"}
    | {"representative", "representatives"}
)
_POSTED = frozenset({"at", "to"})
# What is named after somebody: "Al Jazeera Street", "the Hezbollah mosque", "Anadolu University".
_NAMESAKES = frozenset(
    {"avenue", "boulevard", "bridge", "cinema", "crossroads", "highway", "hotel", "intersection"}
    | {"junction", "lake", "mosque", "mountain", "mountains", "museum", "neighborhood"}
    | {"neighbourhood", "restaurant", "river", "road", "roundabout", "square", "stadium", "street"}
    | {"suburb", "theatre", "theater", "university", "valley"}
)
_HYPHENS = frozenset("-‐‑–")

_ARTICLES = frozenset({"the", "this", "that"})

_PARTICLES = frozenset({"abu", "al", "bin", "de", "del", "el", "ibn", "van", "von"})
# Words with a capital that may stand before a bare surname or title; any other capital begins a
# longer name, somebody else's ("Maher al-Assad", "Supreme Court").
_BEFORE_NAMES = frozenset(
    """
    admiral ambassador ayatollah brig brigadier cabinet capt captain chancellor chief col colonel
    commander commissioner director dr emir envoy gen general governor imam interim judge king
    leader lieutenant lt madame maj major marshal maulana mayor minister mr mrs ms mullah official
    officer pm premier president prince prof professor queen rebel secretary sen senator sgt sheikh
    spokesman spokesperson spokeswoman sultan
    monday tuesday wednesday thursday friday saturday sunday
    a according after although an and as at because before both but by can could did does for from
    had has have how however if in is it later like meanwhile neither nor not now of on only or
    said says should since so still than that the then there though thus to under unlike until was
    were what when where whether which while who whom whose why will with without would yet
    """.split()
)

# How far to look for a small letter around an abbreviation, in characters.
_AROUND = 40


def is_relation(words: Words, first: int, last: int) -> bool:
    """Say whether the words around a name make it one side of a relation only."""
    if first and words.gap(first - 1) in _HYPHENS and words.folded[first - 1] in _RELATIONS_BEFORE:
        return True
    if is_posting(words, first):
        return True
    if last + 1 == len(words):
        return False
    gap, following = words.gap(last), words.folded[last + 1]
    if gap in _HYPHENS and following in _RELATIONS_AFTER:
        return True
    return (gap == " " or gap in _HYPHENS) and following in _FOLLOWERS


def is_posting(words: Words, first: int) -> bool:
    """Say whether a name is where an envoy is posted, and so is not who speaks."""
    before = first - 1
    if before >= 0 and words.folded[before] in _ARTICLES:
        before -= 1
    posted = before > 0 and words.folded[before] in _POSTED and words.folded[before - 1] in _ENVOYS
    return posted and words.joined(before - 1, first)


def is_namesake(words: Words, last: int) -> bool:
    """Say whether a name goes on to be that of a street, a mosque or a university."""
    following = last + 1
    if following == len(words) or words.folded[following] not in _NAMESAKES:
        return False
    return words.gap(last) in {" ", "\u00a0"}


def follows_article(words: Words, first: int) -> bool:
    """Say whether "the" stands before a word, or before its "UK-based"."""
    if first and words.folded[first - 1] == "based":
        return any(word in _ARTICLES for word in words.folded[max(0, first - 4) : first - 1])
    return bool(first) and words.folded[first - 1] in _ARTICLES


def ends_other_name(words: Words, word: int) -> bool:
    """Say whether a surname or title is the end of a longer name, which then is another's."""
    before = word - 1
    while before >= 0 and words.folded[before] in _PARTICLES and words.joined(before, word):
        before -= 1
    if before < 0 or words.gap(before).strip(" \u00a0"):
        return False
    return words.raw(before)[0].isupper() and words.folded[before] not in _BEFORE_NAMES


def among_capitals(words: Words, word: int) -> bool:
    """Say whether a word's line is in capitals all around it, so that capitals mean nothing."""
    start, end = words.start(word), words.end(word)
    before = words.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = words.text[end : end + _AROUND].partition("\n")[0]
    return (before + after).isupper()
