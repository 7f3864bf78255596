"""Pictures that come with forms."""

from io import BytesIO

import pytest
from flask import Flask

from inspect_app.errors import Invalid
from inspect_app.web import attachments
from tests.factories.pictures import jpeg


def test_photos_are_stored_and_empty_inputs_left_out(app: Flask) -> None:
    data = {"photos": [(BytesIO(jpeg()), "a.jpg"), (BytesIO(b""), "")]}
    with app.test_request_context("/", method="POST", data=data):
        (stored,) = attachments.stored_photos()
    assert stored.filename == "a.jpg"


def test_too_many_files_and_no_signature(app: Flask) -> None:
    data = {"photos": [(BytesIO(b"x"), f"{n}.jpg") for n in range(attachments.MOST_FILES + 1)]}
    with app.test_request_context("/", method="POST", data=data), pytest.raises(Invalid, match="act-photos"):
        attachments.stored_photos()
    with app.test_request_context("/"):
        assert attachments.stored_signature("") == ""
        with pytest.raises(Invalid, match="signature-not_a_png"):
            attachments.stored_signature("data:text/plain,x")
