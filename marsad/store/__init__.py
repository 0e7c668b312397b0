"""Where pages are kept and what was read from them is found: one SQLite file.

Start at `store.py`: `open_store` and the `Store` it gives. The only SQL is in this package.
"""
