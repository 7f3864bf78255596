"""Who was observed, and what is said to it."""

from uuid import UUID

from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.storage.models import StaffMember
from inspect_app.web.forms.conduct import CommentForm, PersonForm


def test_only_those_still_there_are_offered(app: Flask) -> None:
    people = [StaffMember(id=UUID(int=n), name=f"N{n}", active=n == 1) for n in (1, 2)]
    for chosen, fine in ((1, True), (2, False)):
        with app.test_request_context():
            form = PersonForm(MultiDict({"staff": str(UUID(int=chosen))}), meta={"csrf": False})
            form.offer(people)
            assert form.validate() is fine


def test_a_comment_says_something(app: Flask) -> None:
    for text, fine in (("好", True), ("  ", False), ("a\x00", False)):
        with app.test_request_context():
            assert CommentForm(MultiDict({"text": text}), meta={"csrf": False}).validate() is fine
