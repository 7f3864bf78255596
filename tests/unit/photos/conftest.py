"""Pictures of every kind, made by code, so that no binary file lies in the repository."""

import io
import random
import struct
import zlib

import pytest
from PIL import Image

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (40, 60, 190), (220, 200, 40)

STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


class Pictures:
    """Makes pictures and files; a class only so that one fixture can carry all of it."""

    corners = (RED, GREEN, BLUE, YELLOW)

    def quarters(self, width=640, height=480):
        """Red, green above blue, yellow: any turning shows."""
        image = Image.new("RGB", (width, height), RED)
        image.paste(GREEN, (width // 2, 0, width, height))
        image.paste(BLUE, (0, height // 2, width // 2, height))
        image.paste(YELLOW, (width // 2, height // 2, width, height))
        return image

    def rough(self, width=640, height=480, seed=1):
        """Smooth clouds, which compress like a photo."""
        noise = random.Random(seed).randbytes(40 * 30 * 3)
        return Image.frombytes("RGB", (40, 30), noise).resize((width, height), Image.Resampling.BICUBIC)

    def encode(self, image, kind="JPEG", **options):
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    def decode(self, data):
        image = Image.open(io.BytesIO(data))
        image.load()
        return image

    def turned(self, orientation, width=640, height=480):
        """A JPEG whose pixels are stored turned and whose EXIF says how to turn them back."""
        image = self.quarters(width, height)
        turn = STORED_AS[orientation]
        exif = Image.Exif()
        exif[0x0112] = orientation
        return self.encode(image if turn is None else image.transpose(turn), exif=exif, quality=90)

    def corner_colours(self, image):
        right, bottom = image.width - 12, image.height - 12
        return [image.getpixel(spot) for spot in ((12, 12), (right, 12), (12, bottom), (right, bottom))]

    def exif(self, entries, photo=(), place=(), order=">"):
        """An EXIF block of raw entries (tag, type, count, bytes), sound or not."""
        head = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(order + "I", 8)
        first = list(entries)
        tail_at = 8 + 2 + 12 * (len(first) + 2) + 4
        photo_directory, photo_length = self._directory(photo, tail_at, order)
        place_directory, _ = self._directory(place, tail_at + photo_length, order)
        first.append((0x8769, 4, 1, struct.pack(order + "I", tail_at)))
        first.append((0x8825, 4, 1, struct.pack(order + "I", tail_at + photo_length)))
        end = tail_at + photo_length + len(place_directory)
        body, extra = b"", b""
        for tag, kind, count, raw in first:
            value = raw.ljust(4, b"\0")
            if len(raw) > 4:
                value = struct.pack(order + "I", end + len(extra))
                extra += raw
            body += struct.pack(order + "HHI", tag, kind, count) + value
        table = struct.pack(order + "H", len(first)) + body + b"\0\0\0\0"
        return b"Exif\0\0" + head + table + photo_directory + place_directory + extra

    def _directory(self, entries, at, order):
        entries = list(entries)
        body, extra, extra_at = b"", b"", at + 2 + 12 * len(entries) + 4
        for tag, kind, count, raw in entries:
            value = raw.ljust(4, b"\0")
            if len(raw) > 4:
                value = struct.pack(order + "I", extra_at + len(extra))
                extra += raw
            body += struct.pack(order + "HHI", tag, kind, count) + value
        table = struct.pack(order + "H", len(entries)) + body + b"\0\0\0\0" + extra
        return table, len(table)

    def with_exif(self, jpeg, block):
        segment = b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
        return jpeg[:2] + segment + jpeg[2:]

    def with_comment(self, jpeg, comment):
        return jpeg[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + jpeg[2:]

    def png_chunk(self, kind, payload):
        return (
            struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))
        )

    def png_bomb(self, width, height):
        """A PNG that claims a size and carries next to nothing."""
        head = self.png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        pixels = self.png_chunk(b"IDAT", zlib.compress(bytes(1000)))
        return b"\x89PNG\r\n\x1a\n" + head + pixels + self.png_chunk(b"IEND", b"")

    def jpeg_claiming(self, width, height):
        """A small JPEG whose frame head claims another size."""
        data = bytearray(self.encode(self.rough(64, 48)))
        at = data.index(b"\xff\xc0")
        data[at + 5 : at + 9] = struct.pack(">HH", height, width)
        return bytes(data)


@pytest.fixture
def pictures():
    return Pictures()
