"""Fingerprints, codes and seals."""

import json
from dataclasses import replace

from inspect_app.reports.document import Seal
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.seal import code_of, data_fingerprint, fingerprint, sealed


def test_the_seal_is_not_part_of_what_it_seals(report: InspectionReport) -> None:
    made = sealed(report, "https://inspect.example.com/v/X")
    assert made.seal == Seal("https://inspect.example.com/v/X", code_of(fingerprint(report)))
    assert fingerprint(made) == fingerprint(report)
    assert sealed(made, made.seal.link) == made


def test_every_other_change_shows(report: InspectionReport) -> None:
    assert fingerprint(replace(report, remarks=report.remarks + " ")) != fingerprint(report)


def test_the_attached_json_has_the_document_s_fingerprint(report: InspectionReport) -> None:
    attached = json.loads(sealed(report, "https://inspect.example.com/v/X").to_json())
    assert data_fingerprint(attached) == fingerprint(report)
    assert data_fingerprint({**attached, "remarks": "another"}) != fingerprint(report)


def test_codes_are_read_in_groups() -> None:
    assert code_of("7f3a91c20b5d44e1" + "0" * 48) == "7F3A-91C2-0B5D-44E1"
