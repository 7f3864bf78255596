"""Every kind of paper, rendered: within the standards, its text can be taken out, no page is blank."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import page
import pytest

from inspect_app.checklist.model import Text
from inspect_app.photos.accept import accept
from inspect_app.reports.certificate import certificate_view
from inspect_app.reports.checklist_paper import programme_paper
from inspect_app.reports.corrective_plan import corrective_plan
from inspect_app.reports.document import Document
from inspect_app.reports.label_papers import LABEL_PAPERS, LabelPaper
from inspect_app.reports.label_sheet import LabelFacts, label_sheet
from inspect_app.reports.patrol_facts import ProblemFacts, RegisterFacts, Signed
from inspect_app.reports.patrol_forms import patrol_problems, patrol_register
from inspect_app.reports.portfolio.view import portfolio_view
from inspect_app.reports.renderer import AssetFile, Renderer
from inspect_app.reports.seal import sealed
from inspect_app.services import branding
from inspect_app.services.branding import Look
from tests.factories import report_pictures
from tests.factories.corrective_plans import PLAN
from tests.factories.portfolio import portfolio_facts
from tests.factories.programmes import revision
from tests.factories.report_facts import facts_of

COMPANY = Text("安居物业", "Anju")
LABELS = [LabelFacts(f"https://x/l/{n}", f"CODE{n}", f"{n}号楼 大堂", "1层") for n in range(30)]
PROBLEM = ProblemFacts(
    "WT-1", date(2026, 11, 21), "大堂", "王建国", "灯不亮", Signed("更换", "李雪梅", date(2026, 11, 21))
)


# (what is made, pages, words on the first page in Chinese and in English)
def _checklist(language: str) -> Document:
    return programme_paper(revision().programme, COMPANY, language)


def _certificate(language: str) -> Document:
    facts = facts_of(revision())
    passed = replace(facts, score=replace(facts.score, grade="pass"))
    return sealed(certificate_view(passed, language), "https://x/v/A")


def _plan(language: str) -> Document:
    made = corrective_plan(replace(PLAN, findings=PLAN.findings * 6), language)
    return sealed(made, "https://x/v/C")


def _portfolio(language: str) -> Document:
    return sealed(portfolio_view(portfolio_facts(), language), "https://x/v/B")


def _labels(paper: LabelPaper) -> Callable[[str], Document]:
    return lambda language: label_sheet("翠湖", LABELS, paper, language)


CASES: dict[str, tuple[Callable[[str], Document], int, tuple[str, str]]] = {
    "checklist": (_checklist, 3, ("检查员签名", "Inspector’s signature")),
    "register": (partial(patrol_register, RegisterFacts(COMPANY)), 1, ("巡查登记表", "Patrol register")),
    "problem": (partial(patrol_problems, COMPANY, "", ()), 1, ("物业经理意见", "Property manager’s")),
    "problems": (partial(patrol_problems, COMPANY, "翠湖", [PROBLEM] * 3), 3, ("更换", "更换")),
    "plan": (_plan, 2, ("整改措施", "Measure and result")),
    "portfolio": (_portfolio, 3, ("得分中位数", "Median score")),
    "certificate": (_certificate, 1, ("证书", "Certificate")),
    **{
        paper.id: (_labels(paper), -(-len(LABELS) // paper.a_page), ("0号楼", "CODE0"))
        for paper in LABEL_PAPERS.values()
    },
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_each_paper_is_whole_and_within_the_standards(
    renderer: Renderer, tmp_path: Path, name: str, language: str
) -> None:
    make, pages, words = CASES[name]
    made = renderer.render(make(language), {})
    assert made.pages == pages
    assert _failures(made.data) == []
    (tmp_path / "paper.pdf").write_bytes(made.data)
    done = subprocess.run(["pdftotext", str(tmp_path / "paper.pdf"), "-"], check=True, capture_output=True)
    texts = done.stdout.decode().rstrip("\f").split("\f")
    assert words[language == "en"] in " ".join(texts[0].split())
    assert all(text.strip() for text in texts)


def _failures(data: bytes) -> list[tuple[str, str]]:
    profiles = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
    found = [page.validate_pdf_bytes(data, profile=profile) for profile in profiles]
    return [(failure.rule_id, failure.message) for each in found for failure in each.failures]


@pytest.mark.parametrize("name", ["register", "problems", "plan", "portfolio", "certificate", "checklist"])
def test_a_companys_look_breaks_no_standard(renderer: Renderer, tmp_path: Path, name: str) -> None:
    (tmp_path / "logo").write_bytes(accept(report_pictures.photo(1), "logo.jpg").derivative)
    look = Look(logo="0" * 64, ink="#0c3a35", line="#7a3b00", header_zh="内部资料", footer_zh="电话 0571-88")
    made = branding.dressed(CASES[name][0]("zh"), look)
    pdf = renderer.render(made, {"logo": AssetFile("image/jpeg", tmp_path / "logo")})
    assert _failures(pdf.data) == []
    (tmp_path / "paper.pdf").write_bytes(pdf.data)
    done = subprocess.run(["pdftotext", str(tmp_path / "paper.pdf"), "-"], check=True, capture_output=True)
    assert "内部资料" in done.stdout.decode()
    images = subprocess.run(
        ["pdfimages", "-list", str(tmp_path / "paper.pdf")], check=True, capture_output=True
    )
    assert b"jpeg" in images.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_blank_forms_are_one_page_each_below_a_logo_too(
    renderer: Renderer, tmp_path: Path, language: str
) -> None:
    (tmp_path / "logo").write_bytes(accept(report_pictures.photo(1), "logo.jpg").derivative)
    look = Look(logo="0" * 64)
    blank = (patrol_register(RegisterFacts(COMPANY), language), patrol_problems(COMPANY, "", (), language))
    for form in blank:
        made = renderer.render(
            branding.dressed(form, look), {"logo": AssetFile("image/jpeg", tmp_path / "logo")}
        )
        assert made.pages == 1
    (tmp_path / "form.pdf").write_bytes(made.data)
    told = subprocess.run(["pdftotext", str(tmp_path / "form.pdf"), "-"], check=True, capture_output=True)
    assert told.stdout.decode().count("月") == (4 if language == "zh" else 0)


def test_the_same_paper_is_the_same_file(renderer: Renderer) -> None:
    made = [renderer.render(patrol_register(RegisterFacts(COMPANY), "zh"), {}).data for _ in range(2)]
    assert made[0] == made[1]


def test_labels_lie_where_the_paper_has_them(renderer: Renderer, tmp_path: Path) -> None:
    """The words of the last label of the page stand within its borders."""
    paper = LABEL_PAPERS["a4-14"]
    (tmp_path / "l.pdf").write_bytes(renderer.render(label_sheet("P", LABELS[:14], paper, "en"), {}).data)
    done = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "l.pdf"), "-"], check=True, capture_output=True, text=True
    )
    line = next(line for line in done.stdout.splitlines() if ">CODE13<" in line)
    x, y = (float(line.split(f'{name}="')[1].split('"')[0]) / 72 * 25.4 for name in ("xMin", "yMin"))
    left, top = paper.place(13)
    assert left < x < left + paper.label[0]
    assert top < y < top + paper.label[1]
