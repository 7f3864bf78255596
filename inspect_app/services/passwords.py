"""Passwords: hashed with Argon2id, and which ones are too weak to take.

19 MiB, two passes, one lane: the second recommended option of the OWASP cheat sheet, about 50 ms.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from inspect_app.errors import Invalid

SHORTEST, LONGEST = 10, 128
# The commonest of published leaks that are long enough to pass otherwise, and their local kin.
_LIST = """
1234567890 0123456789 0987654321 12345678910 123456789a a123456789 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5
qwertyuiop qwerty12345 qwerty123456 password12 password123 password1234 passw0rd123 p@ssw0rd123
administrator administrator1 admin12345 admin123456 iloveyou123 letmein1234 welcome1234 abcd123456
abcdefghij abc1234567 aa12345678 qq123456789 woaini1314 woaini5201314 5201314520 1314520520 zxcvbnm123
asdfghjkl1 1111111111 0000000000 8888888888 6666666666 changeme123 1234567891 11111111111
"""
COMMON = frozenset(_LIST.split())


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19456, parallelism=1),))


@cache
def _nobodys() -> str:
    """A hash to verify against where there is no account, so that the answer takes as long."""
    return _hasher().hash("nobody has this password")


def _normal(password: str) -> str:
    # One person's keyboard composes é, another's sends e and an accent: both must sign in.
    return unicodedata.normalize("NFKC", password)


def check_strength(password: str, username: str, field: str = "password") -> None:
    """Invalid (``password-…`` codes) unless the password may be taken for ``username``."""
    text = _normal(password)
    if "\0" in text:
        raise Invalid("password-characters", field)
    if len(text) < SHORTEST:
        raise Invalid("password-short", field, shortest=SHORTEST)
    if len(text) > LONGEST:
        raise Invalid("password-long", field, longest=LONGEST)
    if username and username.casefold() in text.casefold():
        raise Invalid("password-like-username", field)
    if text.casefold() in COMMON or len(set(text)) < 3:
        raise Invalid("password-common", field)


def hashed(password: str) -> str:
    """What is stored for ``password``."""
    return _hasher().hash(_normal(password))


def matches(password: str, stored: str | None) -> bool:
    """Whether ``password`` is the one ``stored`` was made from; None takes as long and is False."""
    text = _normal(password[: LONGEST * 4])
    fits = _hasher().verify(text, stored or _nobodys())
    return fits and stored is not None
