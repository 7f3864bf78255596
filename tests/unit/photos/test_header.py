import pytest

from inspect_app.photos import limits
from inspect_app.photos.header import Header, check_measures
from inspect_app.photos.problems import Fault


def fault_of(kind, width, height):
    with pytest.raises(Fault) as caught:
        check_measures(Header(kind, width, height, b"", b""))
    return caught.value


def test_lets_pass_what_cameras_make():
    for kind, width, height in (
        ("JPEG", 8192, 6144),
        ("HEIF", 5712, 4284),
        ("PNG", 1180, 820),
        ("JPEG", 1, 1),
    ):
        check_measures(Header(kind, width, height, b"", b""))


def test_refuses_by_side_before_pixels():
    fault = fault_of("JPEG", limits.MAX_SIDE + 1, limits.MAX_SIDE)
    assert (fault.code, fault.values["side"]) == ("side_too_long", limits.MAX_SIDE + 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_each_format_has_its_own_limit_of_pixels(kind):
    limit = limits.MAX_PIXELS_UNSCALED.get(kind, limits.MAX_PIXELS)
    check_measures(Header(kind, limit // 5000, 5000, b"", b""))
    fault = fault_of(kind, limit // 5000 + 1, 5000)
    assert (fault.code, fault.values["limit"]) == ("too_many_pixels", limit)


def test_no_extent_is_damage():
    assert fault_of("PNG", 0, 5).code == "damaged"
