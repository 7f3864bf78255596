"""Which department mends what in the sample company."""

import pytest

from inspect_app.demo.sayings import work_of
from inspect_app.findings.model import Cause


@pytest.mark.parametrize(
    ("checklist", "item", "department", "cause"),
    [
        ("lobby", "floor-clean", "保洁部", "staff"),
        ("lobby", "lamps", "工程部", "facility"),
        ("landscape", "beds", "绿化部", "staff"),
        ("lift-car", "panel", "工程部", "facility"),
        ("telephone", "greeting", "客服部", "staff"),
        ("", "belongings", "秩序部", "customer"),
    ],
)
def test_work_goes_where_it_belongs(checklist: str, item: str, department: str, cause: str) -> None:
    assert work_of(checklist, item) == (department, cause)
    assert Cause(cause)
