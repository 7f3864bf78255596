"""Every code has sentences, and a gap in them is filled wherever it is used."""

import re

from inspect_app.checklist.catalogue import CATALOGUE as OF_CHECKLISTS
from inspect_app.exchange.catalogue import CATALOGUE, CELL_MENDS


def test_codes_are_grouped_by_what_is_lost() -> None:
    kinds = {code: rule.severity for code, rule in CATALOGUE.items()}
    assert {kinds[code] for code in kinds if code.startswith("EX2")} == {"loss"}
    assert {kinds[code] for code in kinds if not code.startswith("EX2")} == {"error"}
    assert all(re.fullmatch("EX[0-9]{3}", code) for code in kinds)


def test_every_rule_says_what_and_how_to_mend() -> None:
    assert all(rule.message and rule.mend.endswith((".", "}")) for rule in CATALOGUE.values())


def test_mends_of_cells_are_for_problems_there_are() -> None:
    assert CELL_MENDS.keys() <= OF_CHECKLISTS.keys()
