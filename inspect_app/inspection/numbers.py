"""Which numbers an answer may hold: finite, below a thousand million, six decimals at most."""

from __future__ import annotations

import re
from decimal import Context, Decimal

BOUND = Decimal(10) ** 9
DECIMALS = 6

_STEP = Decimal(1).scaleb(-DECIMALS)
# A context of our own, so that no setting of the caller's thread changes what is accepted.
_EXACT = Context(prec=40)
# ``Decimal`` alone would also read "1_000", full-width digits and "NaN".
_WRITTEN = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?", re.ASCII)


def number_fault(number: Decimal) -> str | None:
    """``out_of_range`` or ``too_precise``, or None for a number that may be stored."""
    if not number.is_finite() or not -BOUND < number < BOUND:
        return "out_of_range"
    return None if number.quantize(_STEP, context=_EXACT) == number else "too_precise"


def is_whole(number: Decimal) -> bool:
    """Whether a number that may be stored has no fractional part."""
    return number == number.to_integral_value(context=_EXACT)


def read_number(text: str) -> Decimal | None:
    """The number that ``text`` spells in plain ASCII notation, None for anything else.

    A number that may be stored comes back without a strange exponent (``1E+3`` as ``1000``), so that it
    prints as people write it; trailing zeros after the point stay.
    """
    if not _WRITTEN.fullmatch(text):
        return None
    number = Decimal(text)
    return number if number_fault(number) else plain(number)


def plain(number: Decimal) -> Decimal:
    """A number that may be stored, without a strange exponent or a minus zero, else as it was written."""
    if number == 0:
        return Decimal(0)
    if -DECIMALS <= int(number.as_tuple().exponent) <= 0:
        return number
    short = number.quantize(_STEP, context=_EXACT).normalize(_EXACT)
    return short.quantize(Decimal(1), context=_EXACT) if is_whole(short) else short
