"""Pictures that were there before, in words that explain and accuse nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from inspect_app.findings.likeness import Likeness

LIKENESSES: Mapping[str, LazyString] = {
    "same-before": _l("This is the very picture from before the fix; it is easily chosen by mistake."),
    "alike-before": _l(
        "This looks nearly the same as a picture from before the fix. Some fixes change little to the eye."
    ),
    "same-step": _l("The same picture was handed in with an earlier step of this finding."),
    "alike-step": _l("This looks nearly the same as a picture of an earlier step of this finding."),
    "same-inspection": _l("The same picture was handed in before, with the inspection %(number)s."),
    "alike-inspection": _l(
        "This photo looks nearly the same as one handed in before, with the inspection %(number)s."
    ),
    "same-finding": _l("The same picture was handed in before, with the finding %(number)s."),
    "alike-finding": _l(
        "This photo looks nearly the same as one handed in before, with the finding %(number)s."
    ),
    "same-elsewhere": _l("The same picture was handed in before, in another project."),
    "alike-elsewhere": _l("This photo looks nearly the same as one handed in before, in another project."),
}


def lines(likenesses: Sequence[Likeness], photos: Sequence[str]) -> list[str]:
    """A sentence or two for each; with the place of its photo among ``photos`` where there are several."""
    return [_line(each, photos) for each in likenesses]


def _line(likeness: Likeness, photos: Sequence[str]) -> str:
    told = str(LIKENESSES[likeness.code]) % {"number": likeness.number}
    if len(photos) == 1:
        return told
    return str(gettext("Photo %(n)s: %(told)s", n=photos.index(likeness.photo) + 1, told=told))
