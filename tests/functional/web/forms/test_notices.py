"""Forms of notices: boxes become wishes, and a secret is taken where one is meant."""

from flask import Flask

from inspect_app.findings.notices import Event
from inspect_app.services.notifying.kinds import Channel, Format
from inspect_app.web.forms.notices import ChoicesForm, WebhookForm


def test_boxes_not_ticked_are_not_wanted(app: Flask) -> None:
    data = {"email": " a@example.com ", "wanted": ["overdue:app", "nothing"]}
    with app.test_request_context(method="POST", data=data):
        wishes = ChoicesForm(meta={"csrf": False}).wishes()
    assert wishes.email == "a@example.com"
    assert [each for each, wanted in wishes.wanted.items() if wanted] == [(Event.OVERDUE, Channel.APP)]


def test_only_dingtalk_brings_a_secret(app: Flask) -> None:
    for form in Format:
        data = {
            "name": "n",
            "url": "https://example.com",
            "secret": "SECx",
            "format": form.value,
            "kinds": "closed",
        }
        with app.test_request_context(method="POST", data=data):
            filled = WebhookForm(meta={"csrf": False})
            filled.offer()
            assert filled.validate()
            endpoint = filled.endpoint()
        assert endpoint.secret == ("SECx" if form is Format.DINGTALK else "")
        assert endpoint.kinds == (Event.CLOSED,)
