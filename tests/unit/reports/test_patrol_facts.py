"""Empty facts are the blank forms."""

from inspect_app.checklist.model import Text
from inspect_app.reports.patrol_facts import ProblemFacts, RegisterFacts, Signed


def test_everything_may_be_left_blank() -> None:
    assert RegisterFacts(Text("甲", "A")).entries == ()
    assert ProblemFacts().supervisor == Signed("", "", None)
