"""Pictures that were here before, in words."""

from flask import Flask

from inspect_app.findings.likeness import Likeness
from inspect_app.web.presenters.likeness import LIKENESSES, lines

A, B = "a" * 64, "b" * 64


def test_every_likeness_is_told_and_nobody_accused(app: Flask) -> None:
    wheres = ("before", "step", "inspection", "finding", "elsewhere")
    assert set(LIKENESSES) == {f"{kind}-{where}" for kind in ("same", "alike") for where in wheres}
    with app.test_request_context("/?language=en"):
        told = [line for code in LIKENESSES for line in lines([Likeness(A, code, "XC-7")], [A])]
        assert all("%(" not in line for line in told)
        assert sum("XC-7" in line for line in told) == 4


def test_of_several_photos_the_place_is_told(app: Flask) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert lines([Likeness(B, "same-step")], [A, B]) == [
            "Photo 2: The same picture was handed in with an earlier step of this finding."
        ]
