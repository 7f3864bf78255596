"""The three formats of webhooks: how each is written and signed, and how to read what it answers."""

from __future__ import annotations

import base64
import binascii
import email.utils
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote_plus
from uuid import UUID

from inspect_app.services.notifying.kinds import Format
from inspect_app.services.notifying.outbound import Answer, SendFailed

PREFIX = "whsec_"
SECRET_BYTES = 32
# WeCom counts bytes; DingTalk takes more.
LONGEST_TEXT = 2048
_LONGEST_WAIT = timedelta(days=1)
_AGAIN = frozenset({408, 425, 429})
# The robot or its group is gone, and does not come back by itself.
_GONE = frozenset({93000, 400013, 400101, 400102, 400106})


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be sent where."""

    url: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be told: ``payload`` to programs, ``text`` to people in a group."""

    id: UUID
    payload: Mapping[str, Any]
    text: str


def new_secret() -> str:
    """A secret for a standard webhook."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii")


def signature(secret: str, identity: str, at: int, body: bytes) -> str:
    """The ``webhook-signature`` of the Standard Webhooks specification. ``at``: seconds since 1970."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{identity}.{at}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")


def dingtalk_sign(secret: str, at: int) -> str:
    """DingTalk's ``sign``. ``at``: milliseconds since 1970."""
    code = hmac.new(secret.encode(), f"{at}\n{secret}".encode(), hashlib.sha256).digest()
    return quote_plus(base64.b64encode(code))


def request(form: Format, url: str, secret: str, message: Message, now: datetime) -> Request:
    """``message`` in the webhook's format, signed as of ``now``."""
    if form is Format.STANDARD:
        return _standard(url, secret, message, now)
    text = cut(message.text, LONGEST_TEXT)
    body = _json({"msgtype": "text", "text": {"content": text}})
    if form is Format.DINGTALK and secret:
        at = int(now.timestamp() * 1000)
        joint = "&" if "?" in url else "?"
        url = f"{url}{joint}timestamp={at}&sign={dingtalk_sign(secret, at)}"
    return Request(url, _HEADERS, body)


_HEADERS = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "inspect-app"}


def _standard(url: str, secret: str, message: Message, now: datetime) -> Request:
    body, at = _json(message.payload), int(now.timestamp())
    signed = {
        "webhook-id": str(message.id),
        "webhook-timestamp": str(at),
        "webhook-signature": signature(secret, str(message.id), at, body),
    }
    return Request(url, {**_HEADERS, **signed}, body)


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def cut(text: str, most: int) -> str:
    """``text`` within ``most`` bytes of UTF-8, with an ellipsis where something is left out."""
    data = text.encode("utf-8", "replace")
    if len(data) <= most:
        return data.decode()
    return data[: most - 3].decode("utf-8", "ignore") + "…"


def judge(form: Format, answer: Answer, now: datetime) -> None:
    """Raises SendFailed unless the other side took it: a robot says so in its answer, whatever its status."""
    status = answer.status
    if not 200 <= status < 300:
        lasting = status < 500 and status not in _AGAIN
        raise SendFailed(f"http-status {status}", lasting=lasting, after=_asked(answer.retry_after, now))
    if form is not Format.STANDARD:
        _judge_robot(answer.body)


def _judge_robot(body: bytes) -> None:
    try:
        told = json.loads(body)
        code = told["errcode"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SendFailed("answer-unreadable") from None
    if code != 0 or isinstance(code, bool):
        words = "".join(each for each in str(told.get("errmsg", "")) if each.isprintable())[:200]
        lasting = isinstance(code, int) and code in _GONE
        raise SendFailed(f"robot-refused {str(code)[:20]} {words}".rstrip(), lasting=lasting)


def _asked(retry_after: str, now: datetime) -> timedelta:
    """How long the other side asks to be left alone: in seconds, or until a date."""
    try:
        if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 10:
            wait = timedelta(seconds=int(retry_after))
        else:
            moment = email.utils.parsedate_to_datetime(retry_after)
            wait = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except (ValueError, TypeError, OverflowError, IndexError):
        return timedelta(0)
    return min(max(wait, timedelta(0)), _LONGEST_WAIT)


def is_secret(form: Format, secret: str) -> bool:
    """Whether ``secret`` can be one of that format: of our own making, DingTalk's, or none."""
    if form is Format.STANDARD:
        return _is_own(secret)
    if form is Format.WECOM:
        return not secret
    return not secret or (len(secret) <= 200 and secret.isascii() and secret.isprintable())


def _is_own(secret: str) -> bool:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return False
    return 24 <= len(key) <= 64
