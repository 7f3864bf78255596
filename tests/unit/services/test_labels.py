"""QR labels."""

from inspect_app.services import labels


def test_a_label_carries_an_address_or_the_bare_code() -> None:
    assert labels.text_of("https://inspect.example.com", "B2C3") == "https://inspect.example.com/l/B2C3"
    assert labels.text_of("", "B2C3") == "B2C3"


def test_a_label_is_an_svg_of_its_own() -> None:
    one, other = labels.svg("B2C3"), labels.svg("B2C4")
    assert one.startswith(b"<?xml")
    assert b'xmlns="http://www.w3.org/2000/svg"' in one
    assert one == labels.svg("B2C3") != other
    assert b"script" not in one
