"""What the layout engine may read."""

from pathlib import Path

import pytest

from inspect_app.reports.pdf_fetcher import Asset, AssetFetcher, AssetMissing


@pytest.fixture
def fetcher(tmp_path: Path) -> AssetFetcher:
    """Two assets: one in memory, one on the disk."""
    (tmp_path / "photo").write_bytes(b"jpeg")
    return AssetFetcher(
        {
            "bars.svg": Asset("image/svg+xml", b"<svg/>"),
            "photo-1": Asset("image/jpeg", tmp_path / "photo"),
            "gone": Asset("image/jpeg", tmp_path / "gone"),
        }
    )


def test_own_assets_are_read(fetcher: AssetFetcher) -> None:
    assert fetcher.fetch("asset:bars.svg").read() == b"<svg/>"
    response = fetcher.fetch("asset:photo-1")
    assert (response.read(), response.content_type) == (b"jpeg", "image/jpeg")
    assert fetcher("asset:photo-1").read() == b"jpeg"
    assert fetcher.refused == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:1/x",
        "https://example.com/x.png",
        "ftp://example.com/x",
        "data:image/png;base64,AAAA",
        "ASSET:bars.svg",
        "asset:",
        "relative.png",
        "//example.com/x.png",
        "javascript:1",
        "",
    ],
)
def test_all_else_is_refused(fetcher: AssetFetcher, address: str) -> None:
    with pytest.raises(ValueError, match="own assets"):
        fetcher.fetch(address)
    with pytest.raises(ValueError, match="own assets"):
        fetcher.open(address)
    assert fetcher.refused == [address, address]


@pytest.mark.parametrize("name", ["no-such", "gone", "../photo", "photo-1/../photo"])
def test_an_asset_that_is_not_there_stops_the_rendering(fetcher: AssetFetcher, name: str) -> None:
    with pytest.raises(AssetMissing) as caught:
        fetcher.fetch(f"asset:{name}")
    assert caught.value.name == name
