"""What the tablet's app asks for: JSON under ``/api/v1/``, described at ``openapi.json``."""

from __future__ import annotations

from importlib import import_module

from flask import Blueprint

from inspect_app.api.blueprint import blueprint

# One module a noun; importing it adds its routes.
ROOMS = (
    "session",
    "inspections",
    "ops",
    "devices",
    "claims",
    "blobs",
    "submissions",
    "rescue",
    "findings",
    "due",
    "openapi",
)

for room in ROOMS:
    import_module(f"inspect_app.api.{room}")

BLUEPRINTS: tuple[Blueprint, ...] = (blueprint,)
