"""What an attribution is: who is credited, with which words, at what distance."""

from msgspec import Struct

from marsad.language import Token
from marsad.records import Modality, Source
from marsad.registry import Mention


class Attribution(Struct, frozen=True, kw_only=True):
    """Sources credited by one sentence, the distance kept, and the tokens that they vouch for.

    `own` are the tokens that credit: the speaker and the cue. `after`: what is said stands before
    them ("…, he said"). `whole`: what is said is what the sentence itself tells, so that the next
    sentence may go on with it. `back`: it vouches for the sentence before.
    """

    sources: tuple[Source, ...]
    stance: Modality
    reach: frozenset[int]
    verb: Token | None = None
    back: bool = False
    own: frozenset[int] = frozenset()
    after: bool = False
    whole: bool = False


class Named(Struct, frozen=True, kw_only=True):
    """What the article has named so far, by which short forms are resolved.

    `spoke` are those who were credited, `told` those, too, of whom only something was told; both in
    the order of the text. `outlets` are the ids of those who publish the page: their dateline.
    `places` are where the page names places.
    """

    mentions: tuple[Mention, ...]
    spoke: tuple[Source, ...] = ()
    told: tuple[Source, ...] = ()
    outlets: frozenset[str] = frozenset()
    places: tuple[tuple[int, int], ...] = ()

    @property
    def last(self) -> Source | None:
        return self.spoke[-1] if self.spoke else None
