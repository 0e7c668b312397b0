"""Training of the weights by which `marsad/extractors/_grammar/place_odds.py` places events."""
