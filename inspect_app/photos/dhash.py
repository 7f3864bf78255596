"""A 64-bit difference hash: pictures of the same thing get hashes that differ in few bits."""

from PIL import Image


def dhash(image: Image.Image) -> int:
    """The hash, 0 to 2**64 - 1; kept as 16 hex digits, since databases' own integers are signed.

    One bit per pair of neighbours in a picture of 9 by 8 grey pixels: set where the right one is brighter.
    """
    small = image.convert("L").resize((9, 8), Image.Resampling.BOX)
    grey = small.tobytes()
    value = 0
    for row in range(8):
        for column in range(row * 9, row * 9 + 8):
            value = value << 1 | (grey[column] < grey[column + 1])
    return value


def distance(first: int, second: int) -> int:
    """Bits in which two hashes differ, 0 to 64."""
    return (first ^ second).bit_count()
