"""Brings an address into the form in which it is fetched, or says why it cannot be."""

import re
from ipaddress import IPv6Address

import httpx2

from marsad.errors import FetchError

PORTS = {"http": 80, "https": 443}
HIGHEST_PORT = 65535
HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
LONGEST_HOST = 253


def to_address(text: str) -> httpx2.URL:
    """The address without its fragment and usual port, its host in ASCII."""
    try:
        address = httpx2.URL(text.strip())
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"it is no address: {error}. Check it.", url=text) from error
    if address.scheme not in PORTS:
        message = "it is no http or https address, and marsad fetches no others."
        raise FetchError(message, url=text)
    if address.userinfo:
        message = "it holds a user name or password, which would be kept. Give it without them."
        raise FetchError(message, url=text)
    if not is_host(host_of(address)) or not is_port(address.port):
        raise FetchError("its host or port is no such thing. Check it.", url=text)
    if address.port == PORTS[address.scheme]:
        address = address.copy_with(port=None)
    return address.copy_with(fragment=None)


def is_host(host: str) -> bool:
    if ":" not in host:
        return len(host) <= LONGEST_HOST and HOST.fullmatch(host) is not None
    try:
        return IPv6Address(host).scope_id is None
    except ValueError:
        return False


def is_port(port: int | None) -> bool:
    return port is None or 0 < port <= HIGHEST_PORT


def host_of(address: httpx2.URL) -> str:
    """The host as it is looked up: IDN in its ASCII form."""
    return address.raw_host.decode("ascii")


def port_of(address: httpx2.URL) -> int:
    return address.port or PORTS[address.scheme]


def origin_of(address: httpx2.URL) -> str:
    """Scheme, host and port: what one robots.txt holds for."""
    return str(address.copy_with(raw_path=b"/")).removesuffix("/")


def join(address: httpx2.URL, location: str) -> httpx2.URL:
    """The address to which a redirect leads."""
    try:
        target = str(address.join(location.strip()))
    except (httpx2.InvalidURL, ValueError) as error:
        message = f"it leads to {location[:100]!r}, which is no address: {error}."
        raise FetchError(message, url=str(address)) from error
    return to_address(target)
