"""Every limit a photo or signature must keep, so that messages and documents quote the same figures."""

MAX_BYTES = 25 * 1024 * 1024
"""Largest upload, in bytes."""

MAX_PIXELS = 51_000_000
"""Largest JPEG, in pixels: cameras sold as "50 megapixels" give up to 50.4 million."""

MAX_PIXELS_UNSCALED = {"PNG": 25_000_000, "WEBP": 12_600_000, "HEIF": 25_000_000}
"""Largest picture of the formats that must be decoded whole, in pixels.

A JPEG is scaled while it is decoded. The others need four bytes a pixel, WebP sixteen, and that memory is
what a decompression bomb aims at.
"""

MAX_SIDE = 20_000
"""Longest side in pixels; panoramas of telephones reach about 16 000."""

MAX_COEFFICIENT_BYTES = 100_000_000
"""A progressive JPEG keeps all its coefficients in memory until the last scan, however small it is drawn."""

MAX_SCANS = 40
"""Scans of a progressive JPEG; encoders write about ten, hostile files thousands to burn time."""

MAX_CHUNKS = 20_000
"""Chunks of a PNG or WebP, segments of a JPEG's head: each one costs time before the first pixel is read."""

DERIVATIVE_SIDE = 1200
"""Longest side of the copy shown on pages and printed, in pixels."""

THUMBNAIL_SIDE = 320
"""Longest side of the copy shown in lists, in pixels."""

SIGNATURE_MAX_BYTES = 200 * 1024
SIGNATURE_MAX_WIDTH = 2000
SIGNATURE_MAX_HEIGHT = 1000
