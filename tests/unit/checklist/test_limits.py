"""The limits leave room for real files."""

from inspect_app.checklist.composer import compose
from inspect_app.checklist.limits import LIMITS


def test_a_checklist_of_a_thousand_items_passes() -> None:
    item = "  - {id: item-%d, ask: {zh: 地面平整清洁, en: Floor is clean}, clauses: [TP-5.3], weight: 3}\n"
    text = "checklist: long\nitems:\n" + "".join(item % number for number in range(1000))
    assert len(text.encode()) < LIMITS.size
    assert compose(text).problems == ()
