"""Where does a request come from?

The address is that of the connection. A proxy's word for another one is taken only where the
server was told to trust that proxy.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import Request

_HOUSE = 64
"""Bits of an IPv6 address that one customer has all addresses under.

Source: RFC 6177, "IPv6 Address Assignment to End Sites", section 2.
"""


def address_of(request: Request) -> str:
    """The address that requests are counted under; empty where the connection has none."""
    return place_of(request.client.host if request.client else "")


def place_of(address: str) -> str:
    """An IPv4 address as it is, and the network of an IPv6 one, whose holder has no end of them."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), _HOUSE), strict=False))


def checked_proxies(given: Iterable[str], *, where: str) -> list[str]:
    """The addresses and networks of proxies whose word for the caller's address is taken.

    Raises:
        InputError: One is none.
    """
    found = []
    for text in given:
        try:
            found.append(str(ipaddress.ip_network(text.strip())))
        except ValueError as error:
            raise InputError(
                f"{text[:60]!r} is no address and no network.",
                where=where,
                remedy="Give one such as 10.0.0.7, 10.1.0.0/16 or ::1.",
            ) from error
    return found
