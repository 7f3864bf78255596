"""What people of the sample company write about findings, and which department mends what."""

from __future__ import annotations

from typing import Final

REVIEWS: Final = (
    "属实。请责任部门当日安排整改，完成后拍照回复。",
    "情况属实，纳入本周重点跟进。",
    "已现场确认，按整改要求执行，整改后自检。",
    "同意检查意见，举一反三排查同类点位。",
)
DECISIONS: Final = (
    "同意主管意见，由部门负责人牵头，限期完成。",
    "同意。涉及安全，优先处理，完成前设置警示。",
    "同意，整改完成后由品质复核，列入月度考核。",
)
ORDERS: Final = (
    "请按标准整改，完成后上传照片。",
    "今日安排人员处理，注意现场防护。",
    "请查明原因，一并处理同类问题。",
)
FIXES: Final = (
    "已清理干净，并增加巡查频次。",
    "已更换损坏部件，试运行正常。",
    "已补齐记录，并对当班人员进行培训。",
    "已修复，现场恢复整洁。",
)
ON_THE_SPOT: Final = ("现场立即整改完毕。", "已通知当班人员当场处理。", "当场清理，已恢复。")
SENT_BACK: Final = ("角落仍有污渍，未达标准，请重新整改。", "只处理了一处，同区域另一处未处理。")
VERIFIED: Final = ("现场复核合格。", "已达标准，同意关闭。", "复核通过，状态良好。")
WISHES: Final = ("配件需订货，预计一周到货。", "需外委单位进场施工，申请延期。")
GRANTS: Final = ("同意延期，期间设置临时防护。", "同意，请每日反馈进度。")
REFUSALS: Final = ("可先用备件处理，不予延期。", "影响业主通行，请按期完成。")
NOT_OURS: Final = ("该区域由市政管理，已书面告知。", "属开发商遗留工程，已移交跟进。")
DEDUCTIONS: Final = ("逾期未整改且无说明，按考核办法扣分关闭。", "重复发生未见改善，扣分处理。")
REPLIES: Final = ("已电话回复业主，说明处理安排和完成时间。", "已上门向业主致歉并说明整改计划。")

_DEPARTMENTS: Final = {
    "car-park": "秩序部",
    "gate": "秩序部",
    "lobby": "保洁部",
    "corridor": "保洁部",
    "waste": "保洁部",
    "lift": "工程部",
    "equipment": "工程部",
    "repair": "工程部",
    "green": "绿化部",
    "landscape": "绿化部",
    "garden": "绿化部",
}


def work_of(checklist: str, item: str) -> tuple[str, str]:
    """(department, cause) of what failed: a thing that broke is engineering's, the rest by the place."""
    if any(
        word in item for word in ("lamp", "light", "door", "camera", "barrier", "hydrant", "extinguisher")
    ):
        return "工程部", "facility"
    for word, department in _DEPARTMENTS.items():
        if word in checklist:
            return department, "facility" if department == "工程部" else "staff"
    if any(word in item for word in ("occupied", "stored", "parked", "belongings")):
        return "秩序部", "customer"
    return "客服部", "staff"
