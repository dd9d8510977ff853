"""Which addresses may be asked, and how is one shown?

A list decides over payments, so it is taken over https alone. Plain http is for an address that
the user gave (a mirror inside the bank, a server on this machine), and then for that host only.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx

from witting.errors import DownloadError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class AddressRule:
    """What a download may ask, the addresses included that it is redirected to.

    Args:
        plain_host: The one host that may be asked over plain http, or None.
    """

    plain_host: str | None = None

    @classmethod
    def of(cls, address: str, *, is_given: bool) -> AddressRule:
        """The rule for a download that starts at this address.

        Args:
            address: Where it starts.
            is_given: Whether the user named it, as a mirror; a published one is held to https
                unless it is on this machine.
        """
        url = parse_address(address)
        is_plain = url.scheme == "http" and (is_given or _is_loopback(url.host))
        return cls(url.host if is_plain else None)

    def check(self, request: httpx.Request) -> None:
        """Raises DownloadError if this request may not be sent; an httpx request hook."""
        url = request.url
        if url.scheme == "https" or (url.scheme == "http" and url.host == self.plain_host):
            return
        raise DownloadError(
            f"this address is not https but {url.scheme}, and would not be safe to follow.",
            where=show_address(str(url)),
            remedy="Give a mirror that you trust with --from, or add the file by hand with "
            "`witting lists add`.",
        )


def parse_address(address: str) -> httpx.URL:
    """The address as httpx takes it.

    Raises:
        DownloadError: It is none, or neither http nor https.
    """
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise DownloadError(f"this is not an address: {error}.", where=address) from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise DownloadError("this is not an http or https address.", where=show_address(address))
    return url


def show_address(address: str) -> str:
    """The address without a user's name and password, for messages and for what is kept."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        return address
    return str(url.copy_with(username=None, password=None) if url.userinfo else url)


def mirror_address(mirror: str, *, list_name: str, file_name: str) -> str:
    """Where a mirror has a file: below its address, by its name.

    Args:
        mirror: The mirror's address; ``{list}`` in it becomes the list's name.
        list_name: Such as ``un.sc``.
        file_name: Such as ``consolidated.xml``.
    """
    folder = mirror.replace("{list}", quote(list_name)).rstrip("/")
    return f"{folder}/{quote(file_name)}"


def open_client(
    *, rule: AddressRule, connect: float, read: float, headers: Mapping[str, str]
) -> httpx.Client:
    """A client that keeps the rule, takes bytes as they are, and honours the environment's proxies.

    ``HTTPS_PROXY``, ``NO_PROXY`` and ``SSL_CERT_FILE`` are read by httpx.
    """
    return httpx.Client(
        follow_redirects=True,
        max_redirects=10,
        timeout=httpx.Timeout(read, connect=connect),
        # A resumed download puts raw bytes together; compressed anew they would not fit.
        headers={"Accept": "*/*", "Accept-Encoding": "identity", **headers},
        event_hooks={"request": [rule.check]},
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
