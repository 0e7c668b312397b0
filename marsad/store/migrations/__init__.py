"""How the tables came to be as they are, one file a change; alembic runs them in order."""
