"""How the figures came about, so that nobody has to guess."""

from __future__ import annotations

from inspect_app.reports.portfolio.telling import Telling
from inspect_app.reports.words import N_

SENTENCES = (
    N_(
        "A project stands with its last inspection of this programme that was completed in the span; its"
        " grade counts vetoes and caps."
    ),
    N_(
        "Changes are against its last inspection in the span before; where there is none, there is no change."
    ),
    N_(
        "A month of the trend is the median of the projects inspected in it; the line beside it reaches from"
        " the lowest to the highest score."
    ),
    N_(
        "Every item failed or partly failed on a sheet is one finding. A repeat failed at the same place in"
        " the inspection before as well."
    ),
    N_(
        "Open and overdue are as of the moment the report was made, and of all findings of these projects,"
        " wherever they come from."
    ),
    N_(
        "Times to close are of all findings of these projects dealt with in the span, wherever they come"
        " from, from their opening to their closing; duplicates and what is not ours to mend do not count."
    ),
    N_(
        "Inspections due are those that plans of this programme ask for in the span; missed is what nobody"
        " began before its miss mark, unless it was made up."
    ),
    N_(
        "Inspectors are compared by touchpoint: each inspection of the span with the one before it at its"
        " project."
    ),
    N_("Projects without an inspection in the span are named and rank nowhere."),
)


def method_of(telling: Telling) -> tuple[str, ...]:
    """A sentence for each choice that was made."""
    return tuple(telling._(sentence) for sentence in SENTENCES)
