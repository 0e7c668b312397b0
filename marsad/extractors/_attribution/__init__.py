"""Whose word a text gives: source, cue and content of each attribution, by a small net."""

from marsad.extractors._attribution.finding import Relation, find_relations, vouching

__all__ = ["Relation", "find_relations", "vouching"]
