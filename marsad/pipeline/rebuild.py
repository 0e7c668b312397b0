"""Make all that is derived again, from what is kept."""

from marsad.pipeline.ingest import Reading, Tally, Tell, read_rest
from marsad.pipeline.match import match_stale
from marsad.store.store import Store


def rebuild(store: Store, reading: Reading, *, tell: Tell) -> Tally:
    """Read every page that is kept and match all claims: what comes is what came the first time.

    Stopped half-way, it is finished by `ingest` or begun again by `rebuild`.
    """
    store.delete_derived()
    tally = read_rest(store, reading, tally=Tally(), tell=tell)
    match_stale(store, reading.registry())
    return tally
