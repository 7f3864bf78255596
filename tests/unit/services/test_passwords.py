"""Which passwords are taken, and that a hash answers for its own only."""

import unicodedata

import pytest

from inspect_app.errors import Invalid
from inspect_app.services import passwords


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short-9", "password-short"),
        ("九个汉字还不够用吧", "password-short"),
        ("x-" * 65, "password-long"),
        ("with-nul-\0-inside", "password-characters"),
        ("my-Wang-password", "password-like-username"),
        ("Password123", "password-common"),
        ("ababababab", "password-common"),
    ],
)
def test_weak_ones_are_refused(password: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        passwords.check_strength(password, "wang")
    assert (caught.value.code, caught.value.field) == (code, "password")


@pytest.mark.parametrize("password", ["correct-horse", "十个汉字作为密码就够了", "x" * 60 + "y-" * 34])
def test_others_are_taken(password: str) -> None:
    passwords.check_strength(password, "wang")
    passwords.check_strength(password, "")


def test_a_hash_answers_for_its_own_password_only() -> None:
    stored = passwords.hashed("café-au-lait")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches(unicodedata.normalize("NFD", "café-au-lait"), stored)
    assert not passwords.matches("cafe-au-lait", stored)
    assert passwords.hashed("café-au-lait") != stored


def test_nobody_has_a_password() -> None:
    assert not passwords.matches("nobody has this password", None)
    assert not passwords.matches("x" * 1_000_000, None)
