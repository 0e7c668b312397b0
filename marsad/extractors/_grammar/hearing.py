"""Who speaks in each sentence of a story, and whose word goes on from the sentences before."""

from msgspec import Struct

from marsad.extractors._grammar.attribution import attributions_over, credited, find_attributions
from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.line import Line
from marsad.language import Token
from marsad.records import Source
from marsad.registry import Mention


class Heard(Struct, frozen=True, kw_only=True):
    """One sentence's attributions, and the sources whose word it is where none of them speaks."""

    attributions: tuple[Attribution, ...]
    carried: tuple[Source, ...] = ()


def hear(lines: tuple[Line, ...], names: tuple[Mention, ...]) -> list[Heard]:
    """Who speaks in each line."""
    heard: list[Heard] = []
    spoke: list[Source] = []
    for line in lines:
        named = Named(mentions=names, spoke=tuple(spoke))
        found = find_attributions(line.tree, named, headline=line.headline)
        spoke += [s for a in found for s in a.sources]
        heard.append(Heard(attributions=tuple(found)))
    return heard


def sources_of(heard: Heard, token: Token) -> tuple[Source, ...]:
    """Those whose word it is what a token tells, the nearest to the fact last."""
    over = attributions_over([a for a in heard.attributions if not a.back], token)
    return credited(over) or heard.carried
