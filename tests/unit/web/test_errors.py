"""A bug is logged with its trace, and the reader is told nothing of it but that it is ours."""

from litestar import Litestar, get
from litestar.testing import TestClient

from marsad.web.errors import answer_bug


@get("/api/broken", sync_to_thread=False)
def broken() -> None:
    message = "a secret path"
    raise ZeroDivisionError(message)


def test_a_bug_is_logged_and_not_shown(caplog):
    app = Litestar([broken], exception_handlers={Exception: answer_bug}, logging_config=None)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/broken")
    assert answer.status_code == 500
    assert "mistake in marsad" in answer.json()["message"]
    assert "secret" not in answer.text
    (logged,) = [record for record in caplog.records if record.name == "marsad.web.errors"]
    assert logged.exc_info[0] is ZeroDivisionError
