import pytest

from marsad.errors import InputError
from marsad.fetching.guard import Guard

OPEN = Guard()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("10.0.0.1", "a private address"),
        ("172.16.0.1", "a private address"),
        ("172.31.255.255", "a private address"),
        ("192.168.1.1", "a private address"),
        ("127.0.0.1", "a loopback address"),
        ("127.255.0.9", "a loopback address"),
        ("169.254.1.1", "a link-local address"),
        ("169.254.169.254", "an address where a cloud keeps secrets"),
        ("168.63.129.16", "an address where a cloud keeps secrets"),
        ("100.64.0.1", "a private address of a carrier"),
        ("100.100.100.200", "an address where a cloud keeps secrets"),
        ("0.0.0.0", "an unspecified address"),  # noqa: S104  nothing is bound to it
        ("192.0.0.8", "a reserved address"),
        ("192.0.2.5", "an address for documentation"),
        ("198.18.0.1", "an address for measurements"),
        ("224.0.0.1", "a multicast address"),
        ("240.0.0.1", "a reserved address"),
        ("255.255.255.255", "a reserved address"),
        ("::", "an unspecified address"),
        ("::1", "a loopback address"),
        ("fe80::1", "a link-local address"),
        ("fe80::1%eth0", "a link-local address"),
        ("fec0::1", "a private address"),
        ("fd12:3456::1", "a private address"),
        ("fd00:ec2::254", "an address where a cloud keeps secrets"),
        ("ff02::1", "a multicast address"),
        ("2001:db8::1", "an address for documentation"),
        ("2001::1", "a reserved address"),
        ("4000::1", "a reserved address"),
        ("::ffff:10.0.0.1", "a private address"),
        ("::ffff:169.254.169.254", "an address where a cloud keeps secrets"),
        ("::10.0.0.1", "a reserved address"),
        ("::ffff:0:10.0.0.1", "a reserved address"),
        ("64:ff9b::7f00:1", "a loopback address"),
        ("64:ff9b:1::8.8.8.8", "a reserved address"),
        ("2002:7f00:1::", "a loopback address"),
        ("2002:c0a8:101::1", "a private address"),
    ],
)
def test_an_inner_address_is_refused_by_its_kind(address, kind):
    assert OPEN.refusal("host.example", address) == kind


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.1.1",
        "223.255.255.255",
        "2600::1",
        "2a00:1450::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_a_public_address_is_let_through(address):
    assert OPEN.refusal("host.example", address) is None


@pytest.mark.parametrize(
    ("allowed", "host", "address"),
    [
        ("10.0.0.0/8", "any.example", "10.9.8.7"),
        ("10.0.0.1", "10.0.0.1", "10.0.0.1"),
        ("10.0.0.0/8", "any.example", "::ffff:10.9.8.7"),
        ("wiki.example", "wiki.example", "10.0.0.1"),
        ("Wiki.Example.", "wiki.example", "::1"),
        ("[::1]", "::1", "::1"),
        ("169.254.169.254", "any.example", "169.254.169.254"),
    ],
)
def test_what_the_user_allows_is_let_through(allowed, host, address):
    assert Guard.of([allowed]).refusal(host, address) is None


@pytest.mark.parametrize(
    ("allowed", "host", "address"),
    [
        ("10.0.0.0/8", "any.example", "192.168.0.1"),
        ("wiki.example", "other.example", "10.0.0.1"),
        ("wiki.example", "sub.wiki.example", "10.0.0.1"),
        ("wiki.example", "wiki.example", "169.254.169.254"),
    ],
    ids=["other network", "other host", "host below it", "a cloud's secrets"],
)
def test_what_the_user_allows_opens_nothing_else(allowed, host, address):
    assert Guard.of([allowed]).refusal(host, address) is not None


@pytest.mark.parametrize(
    "allowed", ["http://wiki.example", "wiki.example:8080", "300.0.0.0/8", "", "a..b", "wiki/x"]
)
def test_what_is_neither_a_host_nor_a_network_is_refused(allowed):
    with pytest.raises(InputError, match="neither a host nor a network"):
        Guard.of([allowed])


def test_a_host_may_be_allowed_by_its_name_in_any_script():
    assert Guard.of(["wíki.example"]).refusal("xn--wki-rma.example", "10.0.0.1") is None
