"""How far a source is believed: by the letter that the user's team gave it, else by what it is."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from marsad.records import TollStatement
from marsad.text.names import fold

# Those who count the dead themselves come first, then those who watch, those who fight last.
TRUST: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(("hospital", "health_authority", "civil_defence"), 4)
    | dict.fromkeys(("red_cross", "un_body", "monitor", "ngo", "peacekeepers"), 3)
    | dict.fromkeys(("intergovernmental", "official", "government", "news_agency", "media"), 2)
    | dict.fromkeys(("witness", "political_group", "state_media", "state_force"), 1)
    | dict.fromkeys(("rebel_group", "militia", "coalition"), 1)
    | dict.fromkeys(("private_military", "criminal_group"), 1)
)
# Of a source of no kind that is known, and of a party to the event, whatever its kind.
UNKNOWN_TRUST = 2
PARTY_TRUST = 1
# A letter of the team outweighs the kind: A and B go before all kinds, D and E behind.
LETTER_TRUST: Mapping[str, int] = MappingProxyType({"A": 6, "B": 5, "C": 2, "D": 1, "E": 0})


class Trust(Struct, frozen=True, kw_only=True):
    """What the user's team holds of sources, by registry id or folded name.

    `letters` are A to F; F says only that nobody can judge, so the kind counts. `ranking` is the
    user's own order, the first believed most.
    """

    letters: Mapping[str, str] = {}
    ranking: tuple[str, ...] = ()

    def of(self, said: TollStatement) -> int:
        """How far the source of a figure is believed, 0 to 6."""
        letter = LETTER_TRUST.get(self.letter(said.source, said.source_id) or "")
        if letter is not None:
            return letter
        known = TRUST.get(said.speaker or "", UNKNOWN_TRUST)
        return min(known, PARTY_TRUST) if said.party else known

    def letter(self, name: str, source_id: str | None) -> str | None:
        """The letter that the team gave a source."""
        return self.letters.get(source_id or "") or self.letters.get(fold(name))

    def rank(self, said: TollStatement) -> int | None:
        """The place of a source in the user's ranking, 0 first."""
        keys = {said.source_id, fold(said.source)}
        places = (n for n, key in enumerate(self.ranking) if key in keys or fold(key) in keys)
        return next(places, None)
