"""Every kind has its folder of templates."""

from inspect_app.config import bundled_folder
from inspect_app.reports.kinds import KINDS


def test_each_kind_is_printed_by_templates_of_its_name() -> None:
    folder = bundled_folder("templates") / "reports"
    for name in KINDS:
        assert (folder / name / "report.html").is_file(), name
        assert (folder / name / "report.css").is_file(), name
