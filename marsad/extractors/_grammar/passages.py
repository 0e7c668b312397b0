"""What the grammar knows while it reads a story: the page around it, and what was just told."""

from datetime import date

from msgspec import Struct

from marsad.extractors._grammar.credit import Attribution
from marsad.extractors._grammar.hearing import Heard
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.merging import Group
from marsad.extractors._grammar.people import Party
from marsad.extractors._grammar.place_odds import Whereabouts
from marsad.extractors._grammar.setting import PlaceNamed
from marsad.extractors._grammar.tree import Tree
from marsad.gazetteer import Mention as PlaceMention
from marsad.records import ArticleId, Claim, Place, SubEventType, TollKind
from marsad.registry import Mention
from marsad.text.dates import TimeExpression

# An event may lend its place and day to what is told of it this many sentences later.
MEMORY_SENTENCES = 3


class Passages(Struct, frozen=True, kw_only=True):
    """A story as the grammar reads it, and all that is known of the page beside its sentences."""

    story: str
    article: ArticleId
    lines: tuple[Line, ...]
    published: date | None
    places: tuple[PlaceMention, ...]
    names: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    share: float
    extractor: str


class Memory(Struct, frozen=True, kw_only=True):
    """What the last sentences told, by which "the city", "they" and "the attack" are resolved."""

    sentence: int = 0
    actor: Party | None = None
    place: Place | None = None
    event: Claim | None = None
    violence: SubEventType | None = None
    event_at: int = -9
    counted: tuple[TollKind, ...] = ()
    counted_at: int = -9

    def recent(self) -> Claim | None:
        """The last event told, if it was told just now."""
        near = self.sentence - self.event_at <= MEMORY_SENTENCES
        return self.event if near else None

    def last_counted(self) -> tuple[TollKind, ...]:
        """What befell those counted last, if they were counted just now."""
        near = self.sentence - self.counted_at <= MEMORY_SENTENCES
        return self.counted if near else ()


class Reading(Struct, frozen=True, kw_only=True):
    """A claim with what only the rest of the story can settle about it.

    `running`: its tolls count what a campaign has cost so far. `open`: it tells a toll in words
    that name no place.
    """

    claim: Claim
    headline: bool = False
    running: bool = False
    open: bool = False


class Scene(Struct, frozen=True, kw_only=True):
    """A sentence with everything found in it, from which its claims are built."""

    tree: Tree
    groups: tuple[Group, ...]
    heard: Heard
    named: tuple[PlaceNamed, ...]
    whereabouts: Whereabouts
    headline: bool

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        return self.heard.attributions
