"""What plans asked for and what became of it, and how far inspectors agree."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from inspect_app import clock
from inspect_app.reports.portfolio.facts import PlannedFacts
from inspect_app.reports.portfolio.spans import Span
from inspect_app.services.planning import keeping as plans
from inspect_app.services.portfolios.asking import Asked
from inspect_app.services.portfolios.keeping import agreement, planned
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import portfolio
from tests.factories.planned import MONDAY, SHANGHAI, at, facts, hold, manager, occurrence
from tests.factories.world import World
from tests.integration.services.portfolios.conftest import OCTOBER, SEPTEMBER, Company

DAY = timedelta(days=1)


def test_what_was_due_is_counted_by_what_became_of_it(world: World) -> None:
    with clock.fixed(at(MONDAY, 7)):
        plans.create(world.session, manager(world), facts(world), SHANGHAI)
    hold(world, occurrence(world.session, MONDAY), at(MONDAY, 9))
    hold(world, occurrence(world.session, MONDAY, "下午"), at(MONDAY, 18))
    hold(world, occurrence(world.session, MONDAY + DAY), at(MONDAY + DAY, 16))
    span = Span("days", MONDAY, MONDAY + 2 * DAY)
    asked = Asked(span, world.published.programme, "company", (), (world.project.id,))
    found = planned(world.session, asked, at(MONDAY + 2 * DAY, 9))
    assert found == (PlannedFacts(world.project.name, in_time=1, late=1, made_up=1, missed=1, waiting=2),)
    assert planned(world.session, replace(asked, programme="another"), at(MONDAY, 9)) == ()
    assert planned(world.session, replace(asked, projects=()), at(MONDAY, 9)) == ()


def test_two_inspectors_in_turn_are_compared_by_touchpoint(session: Session, company: Company) -> None:
    """The lobby was without fault in September, and had one in October."""
    programme, projects = company.world.published.programme, (company.world.project.id,)
    scope = portfolio.Scope(programme, projects, SEPTEMBER - 30 * DAY, OCTOBER + 30 * DAY)
    scored = portfolio.scored(session, scope)
    same = agreement(session, scored, OCTOBER)
    assert (same.other_pairs, same.other, same.same_pairs) == (0, (), 1)
    assert max(same.same) > Fraction(0)
    session.get_one(Inspection, scored[1].id).inspector_id = company.manager.id
    session.flush()
    other = agreement(session, portfolio.scored(session, scope), OCTOBER)
    assert (other.other_pairs, other.other, other.same) == (1, same.same, ())
    assert agreement(session, scored, OCTOBER + 2 * DAY).same_pairs == 0
