"""What is kept of scenes between two runs, and what matching asks of those who keep it."""

from collections.abc import Collection, Mapping, Sequence
from math import inf
from typing import Protocol

from msgspec import Struct

from marsad.matching.positions import Position
from marsad.matching.profiles import Profile
from marsad.records import ClaimId, PageId

# The score of a copied sentence, and of what people call the same.
CERTAIN = inf


class Outcome(Struct, frozen=True, kw_only=True, array_like=True):
    """What came of a scene: the draft that it joined or founded, and the drafts that it joined.

    A draft is named by the scene that founded it. `certain`: it joined as a copy, or because people
    say so. Of each join the draft that stays, the one that goes into it, and whether its scenes are
    compared with others there.
    """

    draft: Position
    certain: bool = False
    joins: tuple[tuple[Position, Position, bool], ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """What is kept of a scene, beside its face.

    `digest` changes with what its claims say. `copies` are the numbers of the texts that it may be
    a copy of, `occasion` is the number of the occasion of which it tells. `links` are earlier
    scenes and their scores. `head` names the incident by the scene that founded it.
    """

    position: Position
    page: PageId
    claims: tuple[ClaimId, ...]
    digest: bytes
    copies: tuple[int, ...]
    occasion: int
    links: Mapping[Position, float]
    outcome: Outcome
    head: Position


class Archive(Protocol):
    """Scenes as they were kept by the last run."""

    def newest(self) -> Position | None:
        """The last scene in the order of telling."""

    def before(self, key: int, position: Position, most: int) -> Sequence[Position]:
        """The scenes found under a key before a position: the newest, in any order."""

    def after(self, key: int, position: Position, most: int) -> Sequence[Position]:
        """The scenes found under a key from a position on: the oldest, in any order."""

    def sharing(self, key: int) -> Sequence[Position]:
        """All scenes with this text."""

    def entries(self, positions: Collection[Position]) -> Sequence[Entry]:
        """What is kept of these scenes."""

    def faces(self, positions: Collection[Position]) -> Mapping[Position, Profile]:
        """The faces of these scenes."""

    def members(self, head: Position) -> Sequence[Entry]:
        """The scenes of an incident."""

    def linkers(self, position: Position) -> Collection[Position]:
        """The later scenes that link to a scene."""
