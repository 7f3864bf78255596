"""Facts are plain values: equal where they say the same."""

from tests.factories.portfolio import portfolio_facts


def test_facts_are_values() -> None:
    assert portfolio_facts() == portfolio_facts()
    assert portfolio_facts(scope="region") != portfolio_facts()
