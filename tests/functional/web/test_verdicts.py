"""Where the QR code of a report leads."""

from uuid import UUID

import pytest
from flask import Flask

from inspect_app.storage.database import Database
from inspect_app.storage.models import IssuedReport
from tests.factories.cast import Cast


def _secret_words(cast: Cast) -> list[str]:
    return ["云锦花园", str(cast.own["done_id"]), "IN-", "王芳"]


def test_it_says_the_verdict_and_what_to_compare_and_nothing_else(app: Flask, cast: Cast) -> None:
    answer = app.test_client().get(f"/v/{cast.own['token']}", headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    assert "This report is genuine" in answer.text
    assert "594A-0000-0000-0000" in answer.text
    assert [word for word in _secret_words(cast) if word in answer.text] == []
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "no-store"


def test_in_chinese_too(app: Flask, cast: Cast) -> None:
    answer = app.test_client().get(f"/v/{cast.own['token']}", headers={"Accept-Language": "zh-CN"})
    assert "报告真实有效" in answer.text


def test_superseded(app: Flask, cast: Cast, database: Database) -> None:
    with database.writing() as session:
        row = session.query(IssuedReport).filter_by(token=cast.own["token"]).one()
        session.add(
            IssuedReport(
                inspection_id=UUID(str(cast.own["done_id"])),
                kind=row.kind,
                language=row.language,
                fingerprint="f" * 64,
                token="NEWER",
                sha256="f" * 64,
                issued_at=row.issued_at,
            )
        )
    page = app.test_client().get(f"/v/{cast.own['token']}", headers={"Accept-Language": "en"}).text
    assert "A newer report has taken its place" in page
    assert "FFFF" not in page


@pytest.mark.parametrize("token", ["A", "x" * 3000, "%00", "'; --", "优"])
def test_what_is_not_known(app: Flask, token: str) -> None:
    answer = app.test_client().get(f"/v/{token}", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert "not known here" in answer.text
