"""A score as it is kept with its inspection, exact, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from inspect_app.checklist.codec import decode, encode
from inspect_app.scoring.result import Score

FORMAT = 1


def result_document(score: Score, content_hash: str) -> dict[str, Any]:
    """The whole score, fractions as written, and the hash of the answers it was made from."""
    return {"format": FORMAT, "content_hash": content_hash, "score": encode(score)}


def score_of(document: Mapping[str, Any]) -> Score:
    """The score that ``result_document`` wrote."""
    return cast(Score, decode(Score, document["score"]))
