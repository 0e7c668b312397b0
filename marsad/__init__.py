"""Read news pages into attributed, dated, placed records of what happened in a conflict."""

__version__ = "0.1.0"
