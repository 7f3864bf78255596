"""Forms convert without an error and without a warning."""

import io
from pathlib import Path

from hypothesis import given, settings
from pyxform.xls2xform import convert

from inspect_app.checklist.library import load_library
from inspect_app.checklist.model import Checklist
from inspect_app.exchange.xlsform_out import to_xlsform
from tests.factories.documents import checklists

CHECKLISTS = Path(__file__).parents[3] / "checklists"


def _converted(checklist: Checklist, language: str) -> str:
    result = convert(io.BytesIO(to_xlsform(checklist, language)), file_type=".xlsx")
    assert result.warnings == []
    return str(result.xform)


def test_every_shipped_checklist_converts() -> None:
    for number, checklist in enumerate(load_library(CHECKLISTS).newest_checklists):
        form = _converted(checklist, ("zh", "en")[number % 2])
        assert 'lang="中文 (zh)"' in form
        assert 'lang="English (en)"' in form
        assert checklist.items[0].ask.zh in form


@given(checklist=checklists())
@settings(max_examples=40)
def test_any_checklist_converts(checklist: Checklist) -> None:
    assert _converted(checklist, "zh")
