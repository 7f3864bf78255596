"""Where the layout engine may read from: the report's own assets, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "asset:"


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes in memory, or a file read when it is wanted."""

    media_type: str
    content: bytes | Path

    def read(self) -> bytes:
        """The bytes; OSError where the file is not there."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


class AssetMissing(FatalURLFetchingError):  # type: ignore[misc]
    """The report names an asset that is not there: it stops, evidence is never left out quietly."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Refuses every address but ``asset:NAME`` of the given assets. ``refused`` lists what was asked for."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._assets = assets
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The asset; ValueError, which the engine takes as "no such image", for any other address."""
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or not name:
            self.refused.append(url[:200])
            message = "only the report's own assets are read"
            raise ValueError(message)
        try:
            asset = self._assets[name]
            return URLFetcherResponse(url, asset.read(), {"Content-Type": asset.media_type})
        except (KeyError, OSError) as error:
            raise AssetMissing(name) from error
