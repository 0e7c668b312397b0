import pytest

from marsad.cli.serve import is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_an_address_that_only_this_machine_reaches_is_known(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "::", "example.org", "localhost.example.org", ""])
def test_any_other_address_is_not(host):
    assert not is_loopback(host)
