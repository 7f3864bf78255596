"""The form of the company's look."""

from flask import Flask

from inspect_app.services.branding import Look
from inspect_app.web.forms.branding import BrandingForm


def test_what_is_shown_is_what_is_read(app: Flask) -> None:
    look = Look(company_zh="甲", ink="#0a3d62", sections=("appendix", "losses"), abreast=3, logo="0" * 64)
    with app.test_request_context():
        form = BrandingForm()
        form.offer()
        form.show(look)
        assert form.look(Look(logo="0" * 64)) == look
        form.no_logo.data = True
        assert form.look(look).logo == ""
        form.losses.data = form.appendix.data
        assert len(form.look(look).sections) == 3
