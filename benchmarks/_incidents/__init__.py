"""Labelled sets for matching, and how they are scored."""
