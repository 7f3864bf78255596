"""The one way out to other people's servers: guarded, short, without redirects, to public addresses only.

A webhook's address is typed by an administrator, and must not become a door into the company's own network:
the name is looked up here, every address behind it is judged, and the connection goes to the address judged.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from inspect_app.config import LOOPBACK
from inspect_app.errors import Invalid

LONGEST_URL = 500
STEP_SECONDS = 10.0
WHOLE_SECONDS = 25.0
LARGEST_ANSWER = 64 * 1024
# A name may have many addresses; two tries and an answer stay within the lease of a job.
_MOST_ADDRESSES = 2
# IPv4 written into IPv6 by translators on the way: judged by the address it stands for.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class SendFailed(Exception):
    """It did not arrive. ``error`` begins with a code, and is told to administrators.

    ``lasting``: trying again would not help. ``after``: how long the other side asks to be left alone.
    """

    def __init__(self, error: str, *, lasting: bool = False, after: timedelta = timedelta(0)) -> None:
        super().__init__(error)
        self.error, self.lasting, self.after = error, lasting, after


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said; at most LARGEST_ANSWER bytes of it."""

    status: int
    body: bytes
    retry_after: str = ""


def check_url(url: str, *, private: bool) -> None:
    """Refuse an address that is never to be called. Raises Invalid with field ``url``.

    http without TLS only on this machine, and that only where ``private`` addresses are allowed.
    """
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise Invalid("webhook-url", field="url", limit=LONGEST_URL)
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise Invalid("webhook-url", field="url", limit=LONGEST_URL) from None
    if not host or parts.username is not None or parts.fragment or parts.scheme not in {"https", "http"}:
        raise Invalid("webhook-url", field="url", limit=LONGEST_URL)
    if parts.scheme == "http" and not (private and host in LOOPBACK):
        raise Invalid("webhook-https", field="url")
    if not private and (host in LOOPBACK or _is_private_literal(host)):
        raise Invalid("webhook-private", field="url")


def _is_private_literal(host: str) -> bool:
    try:
        return not is_public(host)
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Whether an IP address can be anybody's on the internet. ValueError where it is none."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def post(url: str, headers: Mapping[str, str], body: bytes, *, private: bool) -> Answer:
    """Send ``body``, and the answer whatever its status. Raises SendFailed where there is none."""
    try:
        check_url(url, private=private)
    except Invalid as refusal:
        raise SendFailed(refusal.code, lasting=True) from None
    parts = urlsplit(url)
    secure, host = parts.scheme == "https", parts.hostname or ""
    port = parts.port or (443 if secure else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(host, port if parts.port else None, timeout=STEP_SECONDS)
    try:
        plain = _connected(_judged(host, port, private=private), port)
        with _cut_after(WHOLE_SECONDS, plain):
            connection.sock = _wrapped(plain, host) if secure else plain
            connection.request("POST", path, body, dict(headers))
            answer = connection.getresponse()
            read = answer.read(LARGEST_ANSWER)
            return Answer(answer.status, read, answer.headers.get("Retry-After", ""))
    except ssl.SSLError as error:
        raise SendFailed(f"tls {error.reason or error.__class__.__name__}") from None
    except TimeoutError:
        raise SendFailed("timeout") from None
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise SendFailed(f"unreachable {error.__class__.__name__}") from None
    finally:
        connection.close()


def _judged(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses of ``host``, each of them allowed. Raises SendFailed, OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not private and not all(is_public(each) for each in addresses):
        raise SendFailed("webhook-private", lasting=True)
    return addresses[:_MOST_ADDRESSES]


def _connected(addresses: list[str], port: int) -> socket.socket:
    """A connection to the first of ``addresses`` that takes one."""
    failure: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), STEP_SECONDS)
        except OSError as error:
            failure = error
    raise failure


def _wrapped(plain: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


@contextmanager
def _cut_after(seconds: float, plain: socket.socket) -> Iterator[None]:
    """Cut the connection in the end: a server that sends a byte now and then meets every other limit."""

    def cut() -> None:
        with suppress(OSError):
            plain.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(seconds, cut)
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
