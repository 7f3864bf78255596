"""What can be wrong with asking for a report, and with making one."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_AGAIN = _l("The report could not be made just now. Ask for it again.")

MESSAGES: Mapping[str, LazyString] = {
    "report-language-unknown": _l("Choose Chinese or English."),
    "report-score-differs": _l(
        "The answers of inspection %(number)s no longer give the score it was finished with."
        " Tell an administrator."
    ),
    "inspection-not-completed": _l(
        "This inspection is not finished yet. Finish it, then ask for its report."
    ),
    "report-answers-altered": _l(
        "The answers of inspection %(number)s are not those that were signed. Tell an administrator."
    ),
    "report-file-damaged": _l(
        "The stored file is missing or damaged. Ask for the report again, and tell an administrator."
    ),
    "report-failed-cpu": _l("The report is too large for the computing time allowed. Tell an administrator."),
    "report-failed-wall": _l("The report took too long to make. Tell an administrator."),
    "report-failed-memory": _l("The report is too large for the memory allowed. Tell an administrator."),
    "report-failed-asset-missing": _l(
        "A photo or signature of this inspection is missing or damaged. Tell an administrator."
    ),
    "report-failed-fonts-missing": _l("The report fonts are not installed. Tell an administrator."),
    "portfolio-empty": _l("These projects were not inspected in this time or the year before it."),
    "certificate-failed": _l(
        "Inspection %(number)s got the lowest grade, for which there is no certificate."
    ),
    "certificate-not-graded": _l("Inspection %(number)s has no grade, so there is no certificate."),
    "label-paper-unknown": _l("Choose one of the label papers."),
    "label-none": _l("This project has no locations to print labels for."),
    "paper-busy": _l("Others are printing just now. Try again in half a minute."),
    "batch-empty": _l("No inspection that you may report on was finished in that month."),
    "batch-too-many": _l(
        "More than %(most)s inspections were finished in that month. Ask for each by itself."
    ),
    "batch-done": _l("The reports are packed already."),
    "batch-expired": _l("The file is no longer kept. Have it packed again."),
    "month-unknown": _l("Write the month as year and month, such as 2026-11."),
    "logo-is-drawing": _l("SVG drawings can hold programs, so none is taken. Save the logo as PNG or JPEG."),
    "logo-format": _l("Only PNG, JPEG and WebP pictures can be printed. Save the logo as one of them."),
    "logo-too-many-pixels": _l("The picture has too many pixels. Make it smaller: 2000 in width are plenty."),
    "logo-damaged": _l("The file is incomplete or damaged. Save the logo again."),
    "logo-too-large": _l(
        "The file is larger than %(limit)s MB. Save the logo smaller: 2000 pixels in width are plenty."
    ),
    "colour-unknown": _l("This is no colour. Choose one, or write it as # and six digits."),
    "colour-too-pale": _l(
        "Too pale to be read on paper: its contrast to white is %(found)s, at least %(least)s is needed."
    ),
    "sections-odd": _l("Give each section another place."),
    "photos-odd": _l("Choose one of those offered."),
    "report-failed-crashed": _AGAIN,
    "report-failed-engine": _AGAIN,
    "report-failed-unexpected": _AGAIN,
}
