"""Names that every system takes."""

import pytest

from inspect_app.services.batches.packing import safe


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("云锦花园", "云锦花园"),
        ("../../etc/passwd", "etc passwd"),
        ("a\x00b\u202ec\nd", "a b c d"),
        ('<>:"/\\|?*', "_"),
        ("  . ", "_"),
        ("长" * 500, "长" * 80),
    ],
)
def test_what_file_systems_take_badly_is_left_out(name: str, made: str) -> None:
    assert safe(name) == made
