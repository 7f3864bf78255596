from inspect_app.photos import formats, limits


def test_pictures_decoded_whole_stay_below_two_hundred_and_ten_megabytes():
    bytes_a_pixel = {"PNG": 4, "HEIF": 5, "WEBP": 16}
    for name, cost in bytes_a_pixel.items():
        assert limits.MAX_PIXELS_UNSCALED[name] * cost <= 210e6


def test_every_accepted_format_has_a_limit_of_its_own_or_the_general_one():
    assert set(limits.MAX_PIXELS_UNSCALED) == set(formats.ACCEPTED) - {"JPEG"}
    assert max(limits.MAX_PIXELS_UNSCALED.values()) < limits.MAX_PIXELS
