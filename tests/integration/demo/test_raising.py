"""Problems of the sample company that no inspection found."""

from inspect_app.demo.company import PROJECTS
from inspect_app.demo.raising import PROBLEMS
from inspect_app.findings.model import Source


def test_there_is_one_of_every_kind_and_some_wait() -> None:
    assert {problem.source for problem in PROBLEMS} == {Source.PATROL, Source.SCAN, Source.COMPLAINT}
    assert {problem.project for problem in PROBLEMS} <= {plan.code for plan in PROJECTS}
    assert any(problem.waits for problem in PROBLEMS)
    assert all(problem.source is Source.COMPLAINT for problem in PROBLEMS if problem.urgent)
    assert not all(problem.dealt_with for problem in PROBLEMS)
