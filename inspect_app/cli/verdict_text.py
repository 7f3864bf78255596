"""What ``reports verify`` says, in both languages."""

from __future__ import annotations

from inspect_app.checklist.model import Text
from inspect_app.services.verdicts import Verdict

EXIT_CODES = {"genuine": 0, "superseded": 3, "altered": 4, "unknown": 5}
_STATES = {
    "genuine": Text(
        "真实有效：与签发的文件逐字节一致。", "Genuine: byte for byte the report that was handed out."
    ),
    "superseded": Text(
        "已被取代：确为签发的文件，但之后又签发了新的报告。",
        "Superseded: it was handed out like this, but a newer report has taken its place.",
    ),
    "altered": Text(
        "已被改动：源自本系统的报告，但与签发的文件不一致。",
        "Altered: it comes from a report of this system, but is not the file that was handed out.",
    ),
    "unknown": Text(
        "无法识别：不是本系统签发的报告。", "Unknown: no report of this system was handed out like this."
    ),
}
_CODE = Text("报告校验码：", "Report code: ")
_FILE = Text("签发文件的 SHA-256：", "SHA-256 of the file handed out: ")
_KEPT = Text(
    "附带的数据与签发时一致，版面内容请勿采信。",
    "The attached data are those handed out; do not trust the pages.",
)


def verdict_text(verdict: Verdict, language: str) -> str:
    """The verdict and what to compare, a line each."""
    lines = [_STATES[verdict.state].in_language(language)]
    if verdict.data_kept:
        lines.append(_KEPT.in_language(language))
    if verdict.code:
        lines.append(_CODE.in_language(language) + verdict.code)
        lines.append(_FILE.in_language(language) + verdict.sha256)
    return "\n".join(lines)
