"""From a score to findings."""

from decimal import Decimal

from inspect_app.checklist.model import Severity
from inspect_app.findings.opening import drafts, number_of
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.scoring.engine import score
from tests.factories.programmes import PROGRAMME

FAILED = Answer(value="nonconform", note="wet")


def _lobby(answer: Answer, sheet: str = "s1", place: str = "p1") -> Sheet:
    lamps = Answer(value=Decimal(0))
    return Sheet(sheet, "lobby", place, f"Hall {place}", answers={"floor": answer, "lamps": lamps})


def _drafted(sheets: list[Sheet], previous: list[Sheet] | None = None, earlier: dict | None = None) -> tuple:
    return drafts(PROGRAMME, score(PROGRAMME, sheets, previous or []), sheets, earlier)


def test_nothing_failed_opens_nothing() -> None:
    assert _drafted([_lobby(Answer(value="conform"))]) == ()


def test_a_failed_item_opens_a_finding_of_its_severity() -> None:
    (draft,) = _drafted([_lobby(FAILED)])
    assert (draft.ordinal, draft.sheet, draft.checklist, draft.item) == (1, "s1", "lobby", "floor")
    assert (draft.place, draft.label, draft.note) == ("p1", "Hall p1", "wet")
    assert (draft.severity, draft.repeat, draft.repeat_of) == (Severity.MAJOR, False, None)
    assert draft.title.en == "Floor level and clean"


def test_partial_opens_one_a_step_lower() -> None:
    (draft,) = _drafted([_lobby(Answer(value="partial"))])
    assert draft.severity is Severity.MINOR


def test_a_repeat_is_linked_to_the_earlier_finding() -> None:
    earlier = {("lobby", "p1", "floor"): "f-1", ("lobby", "p2", "floor"): "f-2"}
    sheets = [_lobby(FAILED), _lobby(FAILED, "s2", "p2")]
    first, second = _drafted(sheets, [_lobby(FAILED)], earlier)
    assert (first.repeat, first.repeat_of) == (True, "f-1")
    assert (second.repeat, second.repeat_of) == (False, None)


def test_numbers_follow_the_inspection() -> None:
    assert number_of("TA-2026-000123", 7) == "TA-2026-000123-07"
    assert number_of("TA-2026-000123", 123) == "TA-2026-000123-123"
