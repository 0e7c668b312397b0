"""Attacks that were stopped before they began: "shot before he could set off his vest"."""

import re

from marsad.extractors._grammar.lexicon import Trigger
from marsad.extractors._grammar.tree import Tree

# Who is stopped before he can blow himself up has done nothing yet.
BLASTS = frozenset({"suicide_bomb", "explosion", "harm", "attack"})
FOILED = re.compile(
    r"\bbefore (?:\w+ ){1,4}?(?:could|(?:was|were) able to|managed to|had time to) (?:\w+ )?"
    r"(?:detonate|blow|explode|set off|trigger|reach)\b"
    r"|\bbefore (?:detonating|blowing|setting off|reaching (?:its|his|her|their) target)"
    r"|\b(?:vest|belt|device|bomb|charge)s? (?:\w+ ){0,2}(?:failed|did not|didn['’]t) "
    r"(?:to )?(?:go off|explode|detonate)",
    re.IGNORECASE,
)


def is_foiled(tree: Tree, lead: Trigger) -> bool:
    """Whether the sentence tells that the bomber was stopped, or the bomb failed."""
    return lead.act in BLASTS and FOILED.search(tree.text) is not None
