"""Pictures that look alike, found by index."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, validates

BANDS = ("band_1", "band_2", "band_3", "band_4")


def band_indexes() -> list[Index]:
    """One index for each part of the hash."""
    return [Index(None, band) for band in BANDS]


class Banded:
    """A picture with its ``dhash``, 64 bits as hex, in four parts; None where there is no hash yet.

    Two hashes that differ in at most three bits share one of the parts.
    """

    band_1: Mapped[str | None] = mapped_column(String(4))
    band_2: Mapped[str | None] = mapped_column(String(4))
    band_3: Mapped[str | None] = mapped_column(String(4))
    band_4: Mapped[str | None] = mapped_column(String(4))

    @validates("dhash")
    def _cut(self, _name: str, dhash: str | None) -> str | None:
        parts = [dhash[at : at + 4] if dhash else None for at in (0, 4, 8, 12)]
        self.band_1, self.band_2, self.band_3, self.band_4 = parts
        return dhash
