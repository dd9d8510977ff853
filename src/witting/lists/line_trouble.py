"""What does a failed connection mean: may it work in a moment, or never?"""

from __future__ import annotations

import ssl

import httpx

from witting.errors import DownloadError

_KINDS: tuple[tuple[type[httpx.TransportError], str], ...] = (
    (httpx.ConnectTimeout, "no connection came about in time"),
    (httpx.TimeoutException, "the server went silent"),
    (httpx.ProxyError, "the proxy failed: {reason}"),
    (httpx.ConnectError, "no connection came about: {reason}"),
    (httpx.TransportError, "the connection broke: {reason}"),
)
"""The first kind that fits names the trouble; the last one fits always."""


class PassingError(Exception):
    """A trouble that may be gone at the next try.

    Args:
        what: What went wrong, as a clause without a full stop.
        pause: Seconds that the publisher asked to wait, or None.
    """

    def __init__(self, what: str, *, pause: float | None = None) -> None:
        self.what = what
        self.pause = pause
        super().__init__(what)


def trouble_of(error: Exception, *, where: str) -> PassingError | DownloadError:
    """A PassingError where trying again may help, else a DownloadError.

    Args:
        error: What httpx raised.
        where: The address, for messages.
    """
    reason = str(error).strip().rstrip(".") or type(error).__name__
    if _is_certificate(error):
        return DownloadError(
            "the server's certificate is not trusted.",
            where=where,
            remedy="If a proxy of your organisation opens https, set SSL_CERT_FILE to its "
            "certificate authority's file.",
        )
    never = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)
    if not isinstance(error, httpx.TransportError) or isinstance(error, never):
        return DownloadError(f"the address cannot be fetched: {reason}.", where=where)
    what = next(what for kind, what in _KINDS if isinstance(error, kind))
    return PassingError(what.format(reason=reason))


def _is_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
