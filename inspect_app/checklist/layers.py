"""Libraries that others may extend, and which of a library's files come from below.

What comes from below is read like a company's own files, so that every rule sees both; its files are named
``standard:touchpoints/05-car-park.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from inspect_app.config import bundled_folder

# The library that ships with the product; its folder is found wherever it was installed.
LAYERS: Mapping[str, Path] = {"standard": bundled_folder("checklists")}


def layered(layer: str, name: str) -> str:
    """The name of a file of ``layer``."""
    return f"{layer}:{name}"


def layer_of(name: str) -> str:
    """The library a file comes from; "" for an own one."""
    layer, colon, _ = name.partition(":")
    return layer if colon and layer in LAYERS else ""
