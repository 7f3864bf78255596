"""Remarks on evidence in the page's language, in the words of the report."""

from __future__ import annotations

from flask_babel import gettext

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.remarks import sentence


def words_of(remark: Remark) -> str:
    """One sentence or two."""
    return sentence(remark, gettext)
