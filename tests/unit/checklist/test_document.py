"""A revision's document is lossless, stable, and told apart by its hash."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.document import (
    BadDocument,
    build_revision,
    canonical_json,
    content_hash,
    from_document,
    to_document,
)
from inspect_app.checklist.library import load_library

GOLDEN = Path(__file__).parents[2] / "golden" / "revision"


def test_the_document_is_the_golden_one() -> None:
    """A change here changes the hash of every published revision: raise FORMAT and read both forms."""
    revision = compile_programme(load_library(GOLDEN), "everything")
    golden = json.loads((GOLDEN / "document.json").read_text(encoding="utf-8"))
    assert to_document(revision) == golden
    assert revision.content_hash == "957da847c4ab84342b46023cb25dda043dcef23c8db3f0e603a49189d4d24677"
    assert from_document(golden) == revision


def test_lossless(library_of) -> None:
    revision = compile_programme(library_of(), "audit")
    document = json.loads(json.dumps(to_document(revision)))
    assert from_document(document) == revision
    assert content_hash(document) == revision.content_hash


def test_the_hash_is_of_the_content_and_not_of_the_order(library_of) -> None:
    revision = compile_programme(library_of(), "audit")
    document = to_document(revision)
    turned = dict(reversed(document.items()))
    assert canonical_json(turned) == canonical_json(document)
    other = build_revision(replace(revision.programme, version="1.0.1"), revision.clauses)
    assert other.content_hash != revision.content_hash
    assert len(other.content_hash) == 64


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"format": 2},
        {"format": 1, "programme": {}, "clauses": {}},
        {"format": 1, "programme": [], "clauses": {}},
        {"format": 1, "programme": None, "clauses": {}},
    ],
)
def test_other_documents_are_refused(document) -> None:
    with pytest.raises(BadDocument) as refused:
        from_document(document)
    assert refused.value.reason
