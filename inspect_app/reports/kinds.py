"""Every kind of document that can be rendered, by the name a request carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_app.reports.model import InspectionReport

KINDS: Mapping[str, type[Any]] = {kind.KIND: kind for kind in (InspectionReport,)}
