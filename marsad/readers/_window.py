"""What of a web archive is unpacked and not yet read, and where in the file it stands."""

from collections.abc import Iterator

from msgspec import Struct

from marsad.readers._members import Gap, Piece

BEGINNING = b"WARC/1."


class Mark(Struct, frozen=True, kw_only=True):
    """Where in the unpacked stream a piece begins, and where that is in the file."""

    at: int
    member: int
    inner: int
    packed: bool


class Window:
    """A stretch of the unpacked stream. Positions count its bytes from the top."""

    def __init__(self, pieces: Iterator[Piece | Gap]) -> None:
        self.pieces = pieces
        self.held = bytearray()
        self.first = 0
        self.marks: list[Mark] = []
        self.gap: Gap | None = None
        self.ended = False
        self.finished = self.sound = -1
        self.last = 0

    @property
    def stop(self) -> int:
        return self.first + len(self.held)

    def fill(self) -> bool:
        """Get one more piece; False at the end, and at a gap until it is cleared."""
        piece = None if self.gap is not None or self.ended else next(self.pieces, None)
        if isinstance(piece, Piece):
            self.add(piece)
            return True
        if isinstance(piece, Gap):
            self.gap, self.last = piece, piece.stop
        elif self.gap is None:
            self.ended = True
        return False

    def add(self, piece: Piece) -> None:
        mark = Mark(at=self.stop, member=piece.member, inner=piece.inner, packed=piece.packed)
        self.marks.append(mark)
        self.held += piece.data
        if piece.ends:
            self.finished = piece.member
        if piece.sound:
            self.sound = piece.member
        self.last = piece.stop

    def reach(self, stop: int, *, record: int | None = None) -> bool:
        """Get pieces up to a position; False if the stream ends before it.

        And False too if the next record begins before it with a member of its own, where the one at
        position `record` began so.
        """
        while self.stop < stop:
            if not self.fill():
                return False
            if record is not None and self.begins_member(self.marks[-1], after=record):
                return False
        return True

    def begins_member(self, mark: Mark, *, after: int) -> bool:
        """Say whether a record begins here together with a member."""
        own = mark.packed and mark.inner == 0 and mark.at > after
        return own and self.slice(mark.at, mark.at + len(BEGINNING)) == BEGINNING

    def slice(self, start: int, stop: int) -> bytes:
        return bytes(self.held[max(0, start - self.first) : max(0, stop - self.first)])

    def mark_of(self, position: int) -> Mark:
        """The last piece that begins at or before a position."""
        return next(mark for mark in reversed(self.marks) if mark.at <= position)

    def address(self, position: int) -> tuple[int, int]:
        """Where in the file a position is: the member's offset, and how deep in the member."""
        mark = self.mark_of(position)
        deep = position - mark.at
        return (mark.member, mark.inner + deep) if mark.packed else (mark.member + deep, 0)

    def drop(self, position: int) -> None:
        """Let go of all before a position."""
        if position <= self.first:
            return
        del self.held[: position - self.first]
        self.first = position
        past = sum(mark.at > position for mark in self.marks)
        self.marks = self.marks[max(0, len(self.marks) - past - 1) :]

    def clear(self) -> None:
        """Go past a gap; what was held before it is let go."""
        self.first, self.gap = self.stop, None
        self.held.clear()
        self.marks.clear()

    def restart(self, pieces: Iterator[Piece | Gap]) -> None:
        """Go on with other pieces in place of what is held and what would have come."""
        self.clear()
        self.pieces, self.ended = pieces, False
