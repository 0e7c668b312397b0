"""Hostile pages: what they are made of, and what must hold for each of them."""
