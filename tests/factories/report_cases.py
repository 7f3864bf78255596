"""Facts together with the files of their pictures."""

from dataclasses import dataclass
from pathlib import Path

from inspect_app.reports.facts import InspectionFacts
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.renderer import AssetFile
from inspect_app.reports.view import inspection_view


@dataclass(frozen=True)
class Case:
    """Facts whose pictures lie in ``folder``."""

    facts: InspectionFacts
    folder: Path

    def report(self, language: str) -> InspectionReport:
        """The report in a language."""
        return inspection_view(self.facts, language)

    def assets(self, report: InspectionReport) -> dict[str, AssetFile]:
        """The files of the report's pictures."""
        return {
            name: AssetFile("image/png" if name.startswith("sig") else "image/jpeg", self.folder / sha)
            for name, sha in report.assets
        }
