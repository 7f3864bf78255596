"""How long scoring takes: 400 answers (goal 5 ms) and 10 000 answers (goal 100 ms), process time.

Run: ``python benchmarks/scoring.py``. Every answer type takes part and each run ends with the whole
explanation. ``ordinary`` loses points on a fifth of its answers; ``bad`` on two thirds, with vetoes, and
has a previous inspection as bad to find repeats in. Prints the median of several runs, and the best, which
on a busy machine says more about the code.
"""

from __future__ import annotations

import random
import statistics
import time
from decimal import Decimal

from inspect_app.checklist.model import (
    AnswerType,
    Band,
    Checklist,
    Choice,
    Conformity,
    Count,
    Grading,
    Group,
    Item,
    Measure,
    Option,
    Part,
    Per,
    Programme,
    Sample,
    Scale,
    Text,
    Use,
    Veto,
)
from inspect_app.inspection.answers import Answer, Sampled, Sheet, Value
from inspect_app.scoring.engine import score

ITEMS = 20
CHECKLISTS = 20
RUNS = 25
PLAIN = Text("文", "text")
KINDS: tuple[AnswerType, ...] = (
    Conformity(partial=True),
    Scale(1, 5),
    Measure("ring", max=Decimal(3), zero_at=Decimal(6)),
    Count(Decimal("0.2")),
    Sample(PLAIN, 10),
    Choice((Option("good", PLAIN, Decimal(1)), Option("fair", PLAIN, Decimal("0.6")))),
)


def _checklist(number: int) -> Checklist:
    items = tuple(
        Item(
            id=f"item-{index}",
            ask=PLAIN,
            answer=KINDS[(number + index) % len(KINDS)],
            weight=Decimal(index % 5) + Decimal("0.5"),
            veto=Veto.CAP if index == 0 else None,
        )
        for index in range(ITEMS)
    )
    return Checklist(f"checklist-{number}", "1.0.0", PLAIN, Per.LOCATION, (Group(PLAIN, items),))


def programme(model: str) -> Programme:
    """Four parts of five checklists of twenty items."""
    uses = [Use(_checklist(number), Decimal(number + 1)) for number in range(CHECKLISTS)]
    parts = tuple(Part(f"part-{n}", PLAIN, tuple(uses[n::4]), Decimal(n + 1)) for n in range(4))
    bands = (Band("good", PLAIN, Decimal(90)), Band("poor", PLAIN, Decimal(0)))
    grading = Grading("two", bands, cap="poor")
    scoring = "points" if model == "points" else "weighted"
    return Programme("bench", "1.0.0", PLAIN, parts, grading, model=scoring)


def _value(kind: AnswerType, chance: random.Random, good: float) -> Value:
    fine = chance.random() < good
    if isinstance(kind, Conformity):
        return "conform" if fine else chance.choice(("partial", "nonconform"))
    if isinstance(kind, Choice):
        return "good" if fine else "fair"
    if isinstance(kind, Sample):
        return Sampled(10 if fine else chance.randint(3, 9), 10)
    if isinstance(kind, Scale):
        return Decimal(5 if fine else chance.randint(1, 4))
    return Decimal(0 if fine else chance.randint(1, 5))


def sheets(plan: Programme, answers: int, seed: int, good: float) -> list[Sheet]:
    """As many sheets as hold ``answers`` answers, the checklists in turn."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark needs repeatable, not secret, numbers
    checklists = plan.checklists
    return [
        Sheet(
            id=str(number),
            checklist=(checklist := checklists[number % CHECKLISTS]).id,
            place=f"place-{number // CHECKLISTS}",
            answers={item.id: Answer(_value(item.answer, chance, good)) for item in checklist.items},
        )
        for number in range(answers // ITEMS)
    ]


def _measure(model: str, answers: int, good: float) -> tuple[float, float]:
    plan = programme(model)
    now = sheets(plan, answers, 1, good)
    before = sheets(plan, answers, 2, good) if good < 0.5 else ()
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        result = score(plan, now, before)
        spent.append(1000 * (time.process_time() - start))
        assert result.gradable
    return statistics.median(spent), min(spent)


def main() -> None:
    """Print one line per model, kind and size, with the ratio of the median to the goal."""
    for model in ("weighted", "points"):
        for kind, good in (("ordinary", 0.8), ("bad", 0.33)):
            for answers, goal in ((400, 5), (10_000, 100)):
                median, best = _measure(model, answers, good)
                figures = f"{median:7.2f} ms cpu (best {best:.2f}), {median / goal:.2f} of {goal} ms"
                print(f"{model:9} {kind:9} {answers:6} answers: {figures}")


if __name__ == "__main__":
    main()
