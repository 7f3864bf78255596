"""Remarks on evidence, in words that explain and accuse nobody; the codes are those of inspection.remarks.

A sentence may stand for several photos at once, so none says "this photo".
"""

from __future__ import annotations

from collections.abc import Mapping

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.words import N_, Translator

REMARKS: Mapping[str, str] = {
    "clock-ahead": N_(
        "The clock of %(name)s’s tablet was about %(minutes)s min fast. Times by that tablet were corrected."
    ),
    "clock-behind": N_(
        "The clock of %(name)s’s tablet was about %(minutes)s min slow. Times by that tablet were corrected."
    ),
    "photo-before": N_("Taken %(minutes)s min before the inspection began, by the photo’s own time."),
    "photo-after": N_("Taken %(minutes)s min after the inspection was finished, by the photo’s own time."),
    "photo-used": N_("The same picture was handed in before, with the inspection %(number)s."),
    "photo-used-here": N_("The same picture stands elsewhere in this inspection as well."),
    "photo-used-elsewhere": N_("The same picture was handed in before, in another project."),
    "photo-alike": N_("Looks nearly the same as one handed in before, with the inspection %(number)s."),
    "photo-alike-here": N_("Looks nearly the same as another photo of this inspection."),
    "photo-alike-elsewhere": N_("Looks nearly the same as one handed in before, in another project."),
    "photo-library": N_("Chosen from stored pictures rather than taken within the app."),
    "photo-far": N_(
        "Taken about %(metres)s m from the location, by the photo’s own position."
        " Indoors, positions can be far off."
    ),
    "sheet-fast": N_(
        "The %(items)s items of this sheet were answered within %(seconds)s s."
        " They may have been looked at first and entered together."
    ),
}


def sentence(remark: Remark, _: Translator) -> str:
    """One sentence or two."""
    return _(REMARKS[remark.code]) % remark.values
