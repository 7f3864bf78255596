"""The method is told in the reader's language."""

from inspect_app.reports.portfolio.methods import SENTENCES, method_of
from inspect_app.reports.portfolio.telling import Telling
from tests.factories.portfolio import portfolio_facts


def test_every_sentence_is_translated() -> None:
    told = method_of(Telling(portfolio_facts(), "zh"))
    assert len(told) == len(SENTENCES)
    assert not set(told) & set(SENTENCES)
