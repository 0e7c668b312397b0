"""Says which addresses lie inside, where pages from outside must not lead."""

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self

from msgspec import Struct

from marsad.errors import InputError
from marsad.fetching.addresses import is_host

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The tables are our own: `is_global` of the standard library changes between Python's versions.
# Source: the special-purpose registries of IPv4 and IPv6 (RFC 6890 and its updates).
INNER_4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "a private address of a carrier"),
        ("127.0.0.0/8", "a loopback address"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("192.88.99.0/24", "a reserved address"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "an address for measurements"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)
INNER_6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/128", "an unspecified address"),
        ("::1/128", "a loopback address"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
        ("2001::/23", "a reserved address"),
        ("2001:db8::/32", "an address for documentation"),
        ("3fff::/20", "an address for documentation"),
    )
)
# All that is given out to hosts on the internet; the rest of IPv6 is reserved.
GLOBAL_6 = IPv6Network("2000::/3")

# Where clouds tell a machine its own secrets. Some of these lie among public addresses.
METADATA = frozenset(
    ip_address(address)
    for address in (
        "100.100.100.200",
        "168.63.129.16",
        "169.254.169.254",
        "169.254.170.2",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd20:ce::254",
    )
)
METADATA_KIND = "an address where a cloud keeps secrets"

MAPPED = IPv6Network("::ffff:0:0/96")
NAT64 = IPv6Network("64:ff9b::/96")
SIX_TO_FOUR = IPv6Network("2002::/16")


class Guard(Struct, frozen=True, kw_only=True):
    """The hosts and networks that may lie inside, because the user says so."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, allowed: Iterable[str]) -> Self:
        """A guard that lets through these hosts and networks: `wiki.example`, `10.0.0.0/8`."""
        hosts, networks = set[str](), list[Network]()
        for entry in allowed:
            try:
                networks.append(ip_network(entry.strip().strip("[]"), strict=False))
            except ValueError:
                hosts.add(checked_host(entry))
        return cls(hosts=frozenset(hosts), networks=tuple(networks))

    def refusal(self, host: str, address: str) -> str | None:
        """Why a host may not be reached at this address; None if it may.

        A host that is allowed by name may still not lead to a cloud's secrets.
        """
        numbers = innermost(ip_address(address))
        if any(number in network for number in numbers for network in self.networks):
            return None
        if any(number in METADATA for number in numbers):
            return METADATA_KIND
        if plain_host(host) in self.hosts:
            return None
        return kind_of_inner(numbers[-1])


def checked_host(entry: str) -> str:
    """The name of a host as it is looked up; InputError for what is none, such as an address."""
    name = plain_host(entry)
    try:
        looked_up = name.encode("idna").decode("ascii")
    except UnicodeError:
        looked_up = ""
    if not is_host(looked_up):
        message = (
            f"{entry!r} is neither a host nor a network, so nothing can be allowed for it. "
            "Write wiki.example or 10.0.0.0/8."
        )
        raise InputError(message)
    return looked_up


def plain_host(host: str) -> str:
    return host.strip().rstrip(".").lower()


def innermost(address: Address) -> tuple[Address, ...]:
    """The address, and the IPv4 address that it holds, if any."""
    if isinstance(address, IPv4Address):
        return (address,)
    plain = IPv6Address(int(address))  # without a zone
    if plain in MAPPED or plain in NAT64:
        return (plain, IPv4Address(int(plain) & 0xFFFF_FFFF))
    if plain in SIX_TO_FOUR:
        return (plain, IPv4Address(int(plain) >> 80 & 0xFFFF_FFFF))
    return (plain,)


def kind_of_inner(address: Address) -> str | None:
    """What kind of inner address this is; None if it is a public one."""
    table = INNER_4 if isinstance(address, IPv4Address) else INNER_6
    for network, kind in table:
        if address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in GLOBAL_6:
        return "a reserved address"
    return None
