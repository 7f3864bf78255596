"""A score as it is kept."""

import json
from decimal import Decimal

from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.scoring.engine import score
from inspect_app.services.results import result_document, score_of
from tests.factories.programmes import PROGRAMME


def test_a_score_survives_json_exactly() -> None:
    answers = {"floor": Answer(value="nonconform"), "lamps": Answer(value=Decimal(1))}
    scored = score(PROGRAMME, [Sheet("1", "lobby", "p", "Hall", answers=answers)])
    document = json.loads(json.dumps(result_document(scored, "ff")))
    assert score_of(document) == scored
    assert document["content_hash"] == "ff"


def test_an_inspection_without_a_score_survives_too() -> None:
    scored = score(PROGRAMME, [])
    assert score_of(result_document(scored, "")) == scored
