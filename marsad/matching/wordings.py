"""In what words: claims of one thing share the names and rare words that no other news has."""

from marsad.matching.profiles import Profile
from marsad.matching.reasons import Reason
from marsad.text.distinctive import alikeness

# Below this two sets of words share one or two by chance.
SOME_ALIKENESS = 0.05


def weigh_near_words(left: Profile, right: Profile) -> Reason | None:
    """Say how alike the words are that stand around what the two claims tell."""
    alike = alikeness(left.told.words, right.told.words)
    if alike < SOME_ALIKENESS:
        return None
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
