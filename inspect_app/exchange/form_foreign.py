"""A question of anybody's XLSForm as an item; what an item cannot say is told, row by row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from inspect_app.checklist.model import AllOf, Condition
from inspect_app.checklist.nodes import MappingNode, Node, ScalarNode
from inspect_app.exchange.cell_nodes import Pair, listed, mapping, text, word, written
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.form_conditions import Asked, Unsaid, condition_of
from inspect_app.exchange.form_own import pair_node
from inspect_app.exchange.form_sheets import FormRow, Sheets
from inspect_app.exchange.plain import plain_condition
from inspect_app.exchange.sheets_in import Cell
from inspect_app.exchange.yaml_text import flow

_SELECT = re.compile(
    r"(?:add )?(select|rank)[ _]?(one|1|multiple|all that apply)?"
    r"([ _]from[ _]file|[ _]external)?(?: from| prompt using)?\s+(\S+)(.*)"
)
_KINDS = {
    **dict.fromkeys(("integer", "int", "decimal", "range"), "number"),
    **dict.fromkeys(("text", "string"), "text"),
    **dict.fromkeys(("image", "photo", "add image prompt", "add photo prompt"), "photo"),
    "date": "date",
}
_AS_TEXT = frozenset({"time", "datetime", "barcode"})
_ACKNOWLEDGED = frozenset({"acknowledge", "acknowledgement", "trigger"})
# Pairs of choices that say good or bad, the good one first; a third one may say that it is not applicable.
_PAIRS = (
    *(("yes", "no"), ("y", "n"), ("1", "0"), ("true", "false"), ("pass", "fail"), ("ok", "not_ok")),
    *(("conform", "nonconform"), ("是", "否"), ("合格", "不合格")),
)
_ABSENT = frozenset({"na", "n_a", "n/a", "not_applicable", "不适用"})
_READ = frozenset({"type", "name", "required", "relevant", "label::zh", "label::en", "hint::zh", "hint::en"})
_LENGTH = 60


@dataclass(slots=True)
class Foreign:
    """What has been met of the form: questions by name, and ids that are taken."""

    sheets: Sheets
    faults: list[Fault]
    known: dict[str, Asked] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def item(self, row: FormRow, around: Sequence[Cell]) -> Node | None:
        """The item of a question, None where it cannot be one; ``around``: relevants of its groups."""
        kind = row.word("type").casefold()
        if kind == "note":
            self._tell("EX223", row, "label", label=row.title())
            return None
        name = self._id(row)
        answer = self._answer(row, kind, name)
        if answer is None:
            return None
        self._leftovers(row)
        ask = pair_node(row, "label") or mapping([("zh", word(row.word("name") or name, row.mark))], row.mark)
        pairs: list[Pair] = [("id", word(name, row.mark)), ("ask", ask), ("why", _why(row, self.sheets))]
        pairs += [("answer", answer), ("required", self._required(row)), ("help", pair_node(row, "hint"))]
        pairs += [("when", self._when(row, around))]
        return mapping(pairs, row.mark)

    def _tell(self, code: str, row: FormRow, key: str, **values: object) -> None:
        self.faults.append(fault(code, row.place(key), **values))

    def _leftovers(self, row: FormRow) -> None:
        for key, cell in row.cells.items():
            if key not in _READ and not (key == "appearance" and cell.text == "signature"):
                self._tell("EX213", row, key, column=key, found=cell.text)

    def _id(self, row: FormRow) -> str:
        """An id of the question's name, never the same twice."""
        name = row.word("name")
        found = kebab(name) or f"question-{row.mark.line % 100_000}"
        count, free = 1, found
        while free in self.ids:
            count += 1
            free = f"{found}-{count}"
        self.ids.add(free)
        if free != name.replace("_", "-").casefold():
            self._tell("EX220", row, "name", found=name or "–", id=free)
        return free

    # ---- answers -----------------------------------------------------------------------------

    def _answer(self, row: FormRow, kind: str, name: str) -> Node | None:
        select = _SELECT.fullmatch(kind)
        if select:
            # The name of the list is written as it is, not in small letters.
            listed_in = row.word("type")[select.start(4) : select.end(4)]
            return self._select(row, select, listed_in, name)
        answer = _KINDS.get(kind)
        if answer == "photo" and row.word("appearance") == "signature":
            answer = "signature"
        if kind in _AS_TEXT:
            answer = "text"
            self._tell("EX212", row, "type", found=kind, what="a text")
        elif kind in _ACKNOWLEDGED:
            answer = "conformity"
            self._tell("EX212", row, "type", found=kind, what="conform or not")
        if answer is None:
            self._tell("EX211", row, "type", found=row.word("type") or "–", label=row.title())
            return None
        if answer in ("text", "date", "number"):
            self.known[row.word("name")] = Asked(name, number=answer == "number")
        return ScalarNode(answer, plain=True, start=row.mark)

    def _select(self, row: FormRow, select: re.Match[str], list_name: str, name: str) -> Node | None:
        if select.group(1) == "rank" or select.group(2) not in ("one", "1") or select.group(3):
            self._tell("EX212", row, "type", found=row.word("type"), what="a text")
            return ScalarNode("text", plain=True, start=row.mark)
        if select.group(5).strip():
            self._tell("EX213", row, "type", column="type", found=select.group(5).strip())
        choices = self.sheets.choices.get(list_name, [])
        if not choices:
            self.faults.append(fault("EX113", row.place("type"), found=list_name))
            return None
        names = [choice.word("name") for choice in choices]
        lower = [each.casefold() for each in names if each.casefold() not in _ABSENT]
        pair = next((pair for pair in _PAIRS if sorted(pair) == sorted(lower)), None)
        if pair:
            good = {pair[0]: "conform", pair[1]: "nonconform"}
            answers = {each: good[each.casefold()] for each in names if each.casefold() in good}
            self.known[row.word("name")] = Asked(name, answers)
            self._tell("EX224", row, "type")
            return ScalarNode("conformity", plain=True, start=row.mark)
        return self._choice(row, choices, name)

    def _choice(self, row: FormRow, choices: list[FormRow], name: str) -> Node | None:
        ids = {
            choice.word("name"): kebab(choice.word("name")) or f"option-{number}"
            for number, choice in enumerate(choices, 1)
        }
        options = [_option(choice, ids[choice.word("name")]) for choice in choices]
        self.known[row.word("name")] = Asked(name, ids)
        self._tell("EX219", row, "type")
        settings = mapping([("options", listed(options, row.mark))], row.mark)
        return mapping([("choice", settings)], row.mark)

    # ---- the rest ----------------------------------------------------------------------------

    def _required(self, row: FormRow) -> Node:
        found = row.word("required").casefold()
        if found not in ("", "yes", "no", "true", "false", "true()", "false()"):
            self._tell("EX213", row, "required", column="required", found=row.word("required"))
        return ScalarNode(
            "false" if found in ("", "no", "false", "false()") else "true", plain=True, start=row.mark
        )

    def _when(self, row: FormRow, around: Sequence[Cell]) -> Node | None:
        own = row.cell("relevant")
        parts: list[Condition] = []
        for cell in (*around, *((own,) if own else ())):
            try:
                parts.append(condition_of(cell.text, self.known))
            except Unsaid:
                self.faults.append(fault("EX214", row.grid.at(cell), found=cell.text))
        if not parts:
            return None
        condition = parts[0] if len(parts) == 1 else AllOf(tuple(parts))
        cell = replace(next(iter(row.cells.values())), text=flow(plain_condition(condition)))
        return written(cell, row.place(), self.faults)


def kebab(name: str) -> str:
    """What of a name an id can hold; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LENGTH].strip("-")


def _option(row: FormRow, name: str) -> Node:
    title = pair_node(row, "label") or mapping([("zh", word(row.word("name"), row.mark))], row.mark)
    score = ScalarNode("none", plain=True, start=row.mark)
    return mapping(
        [("id", word(name, row.mark)), ("title", title), ("score", score)], row.mark
    ) or MappingNode({}, row.mark)


def _why(row: FormRow, sheets: Sheets) -> Node | None:
    cell = sheets.setting("form_title") or sheets.setting("form_id")
    title = f"“{cell.text}”" if cell else ""
    first = next(iter(row.cells.values()))
    chinese = replace(first, text=f"由表单{title}导入，依据待补")
    english = replace(
        first, text=f"Imported from the form {title}".strip() + "; its ground is still to be named"
    )
    return text(chinese, english, row.mark)
