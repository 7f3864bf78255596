"""Words for codes: one file a noun, each with ``MESSAGES`` from code to a lazy text.

Texts say what is wrong and how to mend it, and may use the refusal's values as ``%(name)s``.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from flask_babel import LazyString
from flask_babel import gettext as _

from inspect_app.web.messages import (
    accounts,
    findings,
    inspections,
    notices,
    ops,
    plans,
    reports,
    requests,
    sites,
    tablet,
)

_ALL: Mapping[str, LazyString] = {
    **requests.MESSAGES,
    **accounts.MESSAGES,
    **sites.MESSAGES,
    **inspections.MESSAGES,
    **findings.MESSAGES,
    **notices.MESSAGES,
    **ops.MESSAGES,
    **plans.MESSAGES,
    **reports.MESSAGES,
    **tablet.MESSAGES,
}


def title_for(status: HTTPStatus) -> str:
    """The heading of an error page."""
    return str(requests.TITLES.get(int(status), requests.TITLES[400]))


def message_for(code: str, values: Mapping[str, object]) -> str:
    """One sentence or two in the page's language; an unworded code is named as it is."""
    if code in _ALL:
        text = str(_ALL[code])
        return text % values if values else text
    return str(_("This cannot be done (%(code)s).", code=code))
