"""Remarks on evidence, in words that explain and accuse nobody; the codes are those of inspection.remarks."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from inspect_app.inspection.remarks import Remark

REMARKS: Mapping[str, LazyString] = {
    "clock-ahead": _l(
        "The clock of %(name)s’s tablet was about %(minutes)s min fast. Times by that tablet were corrected."
    ),
    "clock-behind": _l(
        "The clock of %(name)s’s tablet was about %(minutes)s min slow. Times by that tablet were corrected."
    ),
    "photo-before": _l("By its own time this photo was taken %(minutes)s min before the inspection began."),
    "photo-after": _l(
        "By its own time this photo was taken %(minutes)s min after the inspection was finished."
    ),
    "photo-used": _l("The same picture was handed in before, with the inspection %(number)s."),
    "photo-used-elsewhere": _l("The same picture was handed in before, in another project."),
    "photo-alike": _l(
        "This photo looks nearly the same as one handed in before, with the inspection %(number)s."
    ),
    "photo-alike-elsewhere": _l(
        "This photo looks nearly the same as one handed in before, in another project."
    ),
    "photo-library": _l("This photo was chosen from stored pictures rather than taken within the app."),
    "photo-far": _l(
        "By its own position this photo was taken about %(metres)s m from the location."
        " Indoors, positions can be far off."
    ),
    "sheet-fast": _l(
        "The %(items)s items of this sheet were answered within %(seconds)s s."
        " They may have been looked at first and entered together."
    ),
}


def words_of(remark: Remark) -> str:
    """One sentence or two in the page's language."""
    return str(REMARKS[remark.code]) % remark.values
