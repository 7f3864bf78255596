"""An invented inspection report, to show a look before it is put on real ones."""

from __future__ import annotations

from inspect_app.reports.document import Field
from inspect_app.reports.model import (
    Appendix,
    Bar,
    Cover,
    FindingRow,
    Grade,
    InspectionReport,
    Losses,
    LossItem,
    LossRow,
    Priority,
    Rung,
    Summary,
    Tally,
    TrendPoint,
)
from inspect_app.reports.sheet_model import Entry, Photo, SheetView, Touchpoint
from inspect_app.reports.words import N_, Translator, family, tag, translator

GRADE_TONE = 1
PHOTOS = 4
_MADE = "2026-11-20T10:00:00+08:00"
_SCORES = (81.5, 83.0, 82.4, 85.9, 86.2, 88.4)


def sample_report(company: str, language: str) -> InspectionReport:
    """The report in ``language``; its pictures are called ``photo-1`` and so on."""
    _ = translator(family(language))
    project, programme = _(N_("Sample Garden")), _(N_("Touchpoint audit (sample)"))
    return InspectionReport(
        language=tag(language),
        title=f"{programme}: {project}",
        subject="SAMPLE",
        number="SAMPLE-0001",
        header=f"{project}  ·  {programme}",
        footer=company,
        finished_at=_MADE,
        cover=_cover(_, company, project, programme),
        summary=_summary(_),
        losses=_losses(_),
        touchpoints=(_touchpoint(_),),
        findings=(_finding(_),),
        remarks="",
        appendix=Appendix((), (), (), (_(N_("This is a sample; nothing was inspected.")),), (), (), ()),
        assets=(),
    )


def _cover(_: Translator, company: str, project: str, programme: str) -> Cover:
    titles = (_(N_("Excellent")), _(N_("Good")), _(N_("Pass")), _(N_("Fail")))
    starts = ("95", "85", "75", "0")
    tones = (0, 1, 3, 4)
    return Cover(
        company=company,
        kicker=_(N_("Inspection report")),
        programme=programme,
        project=project,
        grade=Grade(titles[1], GRADE_TONE),
        score="88.4",
        verdict="",
        ladder=tuple(
            Rung(title, start, tone, tone == GRADE_TONE)
            for title, start, tone in zip(titles, starts, tones, strict=True)
        ),
        previous=_(N_("Previous %(score)s %(grade)s, %(date)s"))
        % {"score": "86.2", "grade": titles[1], "date": "2026-10-20"},
        change="+2.2",
        fields=(Field(_(N_("Project")), project), Field(_(N_("Inspection no.")), "SAMPLE-0001")),
    )


def _summary(_: Translator) -> Summary:
    lobby, floor = _(N_("Lobby")), _(N_("The floor is clean and dry"))
    bars = (
        Bar(_(N_("Arrival")), True, "90.1", 90.1, 88.0, 87.5, "+2.1"),
        Bar(lobby, False, "84.6", 84.6, 86.0, 85.0, "−1.4"),
    )
    trend = tuple(
        TrendPoint(f"26-{month:02}", score, f"{score:.1f}", month == 11)
        for month, score in enumerate(_SCORES, start=6)
    )
    return Summary(
        grade=Grade(_(N_("Good")), GRADE_TONE),
        score="88.4",
        sentence="",
        decisions=(),
        more_decisions="",
        priorities=(Priority(floor, lobby, "3#", "1.2", (_(N_("Repeat")),)),),
        bars=bars,
        bars_alt=lobby,
        bars_legend=(Field("bar", _(N_("This inspection"))),),
        trend=trend,
        trend_alt=lobby,
        trend_bands=True,
        tallies=(Tally(_(N_("Major")), "major", 1, 1, 1000),),
        coverage="98.2%",
        coverage_percent=98.2,
        coverage_note="",
        signatures=(),
    )


def _losses(_: Translator) -> Losses:
    row = LossRow(
        _(N_("The floor is clean and dry")),
        _(N_("Lobby")),
        "3#",
        _(N_("Nonconforming")),
        "1.2",
        "1.2",
        1000,
        "",
    )
    item = LossItem(row.title, f"{row.checklist} · {row.place} · {row.answer}", row.share, row.points, "")
    return Losses((row,), (item,), "", "11.6", "", ())


def _touchpoint(_: Translator) -> Touchpoint:
    entry = Entry(
        title=_(N_("The floor is clean and dry")),
        outcome="failed",
        outcome_label=_(N_("Fail")),
        found=_(N_("Nonconforming")),
        limit="",
        points="−1.2",
        severity=_(N_("Major")),
        repeat=True,
        clauses="SAMPLE-5.1",
        note="",
        photos=tuple(
            Photo(n, f"photo-{n}", _(N_("Photo %(n)s")) % {"n": n}, f"{n}  2026-11-20 09:1{n}", False)
            for n in range(1, PHOTOS + 1)
        ),
    )
    sheet = SheetView("3#", "84.6", False, "", (entry,))
    return Touchpoint(
        "t-1", _(N_("Arrival")), "11", _(N_("Lobby")), "1", "84.6", GRADE_TONE, 84.6, "−1.4", (sheet,), ()
    )


def _finding(_: Translator) -> FindingRow:
    words = (_(N_("The floor is clean and dry")), "3#", "", "2026-11-27", _(N_("Recorded")), "")
    title, place, owner, due, state, repeats = words
    return FindingRow("SAMPLE-0001-01", "major", _(N_("Major")), title, place, owner, due, state, repeats)
