"""In what words: claims of one thing share the names and rare words that no other news has."""

from marsad.matching.profiles import Profile
from marsad.matching.reasons import Reason
from marsad.text.distinctive import alikeness

# Below this two sets of words share one or two by chance.
SOME_ALIKENESS = 0.05


def weigh_near_words(left: Profile, right: Profile) -> Reason:
    """Say how alike the words are that stand around what the two claims tell."""
    alike = alikeness(left.told.words, right.told.words)
    if alike < SOME_ALIKENESS:
        return Reason(name="words_others", text="words: others")
    return Reason(name="words_near", text=f"words: {alike:.2f} alike", degree=round(alike, 2))


def weigh_article_words(left: Profile, right: Profile) -> Reason | None:
    """Say how alike the two articles are in their names and rare words."""
    if left.told.page_id == right.told.page_id:
        return None
    alike = alikeness(left.told.article_words, right.told.article_words)
    if alike < SOME_ALIKENESS:
        return None
    return Reason(
        name="words_article", text=f"articles: {alike:.2f} alike in words", degree=round(alike, 2)
    )


def weigh_names(left: Profile, right: Profile) -> Reason | None:
    """Say whether the claims' own words name the same: a village, a street, a victim."""
    return _weigh_sets("names", left.clues.named, right.clues.named)


def weigh_targets(left: Profile, right: Profile) -> Reason | None:
    """Say whether the same kind of thing was hit: a market, a hospital, a bus."""
    return _weigh_sets("targets", left.clues.targets, right.clues.targets)


def weigh_hours(left: Profile, right: Profile) -> Reason | None:
    """Say whether both tell of one part of the day."""
    mine, theirs = left.clues.hours, right.clues.hours
    if not mine or not theirs:
        return None
    name = "hours_same" if mine & theirs else "hours_other"
    return Reason(name=name, text=f"hours: {min(mine)} and {min(theirs)}")


def weigh_another(left: Profile, right: Profile) -> Reason | None:
    """Where one claim speaks of "a second blast", the other may be the first."""
    if left.told.lineage == right.told.lineage or not (left.clues.another or right.clues.another):
        return None
    both = left.clues.another and right.clues.another
    return Reason(name="another_both" if both else "another_one", text="telling: a second one")


def weigh_order(left: Profile, right: Profile) -> Reason | None:
    """Where one claim speaks of the first blast and the other of the second, they are two."""
    ranks = {_rank(left), _rank(right)} - {None}
    if len(ranks) > 1:
        return Reason(name="order_other", text="telling: the first one and the second")
    return None


def weigh_lasting(left: Profile, right: Profile) -> Reason | None:
    """A siege or an offensive goes with its own news, and not with that of each day of it."""
    if not left.clues.lasting and not right.clues.lasting:
        return None
    both = left.clues.lasting and right.clues.lasting
    return Reason(
        name="lasting_both" if both else "lasting_one", text="telling: a siege or an offensive"
    )


def _rank(profile: Profile) -> bool | None:
    """Whether it is told as the first of several; None if it is told as neither or both."""
    clues = profile.clues
    return None if clues.first == clues.another else clues.first


def _weigh_sets(kind: str, mine: frozenset[str], theirs: frozenset[str]) -> Reason | None:
    if not mine or not theirs:
        return None
    shared = mine & theirs
    if not shared:
        return Reason(name=f"{kind}_other", text=f"{kind}: others")
    degree = round(len(shared) / (len(mine) * len(theirs)) ** 0.5, 2)
    return Reason(name=f"{kind}_shared", text=f"{kind}: {min(shared)}", degree=degree)
