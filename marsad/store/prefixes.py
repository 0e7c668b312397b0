"""Find an id by its beginning, as git does."""

from sqlalchemy import Column, Connection, select

from marsad.errors import NotFoundError

SHORTEST = 8

# What stands before the digits of an id, for each table that can be asked by prefix.
SCHEMES = {"page": "sha256:", "claim": "sha256:", "incident": "inc-", "decision": "dec-"}


def find_id(connection: Connection, column: Column[str], text: str) -> str:
    """The one id that begins so; the scheme may be left out."""
    thing = column.table.name
    scheme = SCHEMES[thing]
    digits = text.strip().lower().removeprefix(scheme)
    if len(digits) < SHORTEST or not set(digits) <= set("0123456789abcdef"):
        a_thing = f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"
        message = f"{text!r} is no id of {a_thing}: give at least {SHORTEST} of its digits."
        raise NotFoundError(message)
    first, past = scheme + digits, scheme + digits + "g"
    query = select(column).where(column >= first, column < past).order_by(column).limit(2)
    found = connection.scalars(query).all()
    if not found:
        message = f"the store has no {thing} {text!r}."
        raise NotFoundError(message)
    if len(found) > 1 and found[0] != first:
        message = f"more than one {thing} begins with {text!r}: give more of its digits."
        raise NotFoundError(message)
    return found[0]
