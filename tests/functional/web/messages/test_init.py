"""Words for codes: each code has one wording, whoever raises it."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from inspect_app.web import messages
from inspect_app.web.messages import message_for


def test_no_code_is_worded_twice() -> None:
    names = [module.name for module in iter_modules(messages.__path__)]
    codes = Counter(
        code for name in names for code in import_module(f"inspect_app.web.messages.{name}").MESSAGES
    )
    assert [code for code, count in codes.items() if count > 1] == []
    assert set(codes) == set(messages._ALL)


def test_values_fill_a_wording() -> None:
    assert message_for("sign-in-locked", {"minutes": 3}) == "Too many attempts. Try again in 3 min."
    assert message_for("never-worded", {"a": 1}) == "This cannot be done (never-worded)."
