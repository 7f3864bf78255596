"""Remarks on evidence, in the report's words."""

import pytest

from inspect_app.inspection.remarks import Remark
from inspect_app.reports.remarks import REMARKS, sentence
from inspect_app.reports.words import translator

VALUES = {
    "name": "王芳",
    "minutes": 120,
    "number": "TA-2026-000001",
    "metres": 400,
    "items": 40,
    "seconds": 9,
}


@pytest.mark.parametrize("code", sorted(REMARKS))
def test_every_remark_has_its_sentence_in_both_languages(code: str) -> None:
    told = [sentence(Remark(code, VALUES), translator(language)) for language in ("zh", "en")]
    assert told[0] != told[1]
    assert not any("%" in text for text in told)
