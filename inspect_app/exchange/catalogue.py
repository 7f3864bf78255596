"""The sentences of what can go wrong when files of other programs are read or written.

What a checklist itself does wrong has codes ``CL…`` (docs/rules); these, ``EX…``, are in docs/exchange.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault; message and mend are sentences with named gaps."""

    severity: Literal["error", "warning", "loss"]
    message: str
    mend: str


def _error(message: str, mend: str) -> Rule:
    return Rule("error", message, mend)


def _loss(message: str, mend: str) -> Rule:
    return Rule("loss", message, mend)


# The whole file is refused.
_FILES = {
    "EX001": _error("the file is not an .xlsx workbook", "Save it from Excel as “Excel workbook (.xlsx)”."),
    "EX002": _error(
        "the file has more than {limit} bytes", "Remove pictures and sheets that do not belong in it."
    ),
    "EX003": _error(
        "the file is an old .xls workbook or has a password",
        "Take off the password and save it as “Excel workbook (.xlsx)”.",
    ),
    "EX004": _error(
        "the workbook holds macros: {part}", "Save it as “Excel workbook (.xlsx)”, without macros."
    ),
    "EX005": _error(
        "the workbook refers to other files: {part}", "Break the links (Data, Edit Links) and save it again."
    ),
    "EX006": _error(
        "unpacked, the workbook has more than {limit} {what}",
        "Copy the table into a new workbook and save that.",
    ),
    "EX007": _error("the part {part} of the workbook cannot be read", "Open it in Excel and save it again."),
    "EX008": _error(
        "the sheet {sheet} reaches to {cell}; at most {rows} rows and {columns} columns are read",
        "Delete what stands far below or to the right of the table.",
    ),
    "EX009": _error("the workbook has no sheet “{sheet}”", "Sheets needed: {known}."),
    "EX010": _error("the file holds no {kind}", "Begin it with the key {kind}."),
}
# One cell or one row.
_CELLS = {
    "EX101": _error("the cell holds a formula", "Copy it and paste its value only."),
    "EX102": _error("the cell holds the error {found}", "Write the value itself."),
    "EX103": _error(
        "the cell holds a date, {found}", "Format the cell as text, then write again what is meant."
    ),
    "EX104": _error("there is no column “{column}”", "Give the first row this heading; known: {known}."),
    "EX105": _error("the column “{column}” stands twice; first at {first}", "Keep one of the two."),
    "EX106": _error("there is no item “{item}”", "{near}Write the id of an item."),
    "EX107": _error("the item “{item}” has the answer {answer}, which has no {what}", "Remove this row."),
    "EX108": _error("the row has no item", "Write the item's id, or clear the row."),
    "EX109": _error(
        "“{found}” is not one list of words", "Part them by commas; put double quotes round one with commas."
    ),
    "EX110": _error(
        "there is more than one row of settings", "Keep one row; one workbook holds one checklist."
    ),
    "EX111": _error(
        "the row has the type “{found}”, which ends nothing", "Remove it, or add the row that begins it."
    ),
    "EX112": _error("the {what} is never ended", "Add a row of the type end_{what}."),
    "EX113": _error(
        "the list of choices “{found}” is not on the sheet choices", "Add it there, or correct its name."
    ),
    "EX114": _error("the cell holds the character {found}, which is not allowed", "Remove it."),
    "EX115": _error("the number {found} has two labels", "Keep one of the two."),
}
# Understood, and not carried.
_LOSSES = {
    "EX201": _loss("the column “{column}” is not known; what it holds is not carried", "Known: {known}."),
    "EX202": _loss(
        "the cell stands outside the table and is not carried: {found}", "Give its column a heading."
    ),
    "EX203": _loss("the sheet “{sheet}” is not known and not carried", "Known: {known}."),
    "EX204": _loss("{part} of the workbook is not carried", "Write what matters into cells of their own."),
    "EX211": _loss(
        "a question of the type {found} cannot be carried: {label}", "Ask it in another way, or leave it out."
    ),
    "EX212": _loss("a question of the type {found} becomes {what}", "Check the item and choose its answer."),
    "EX213": _loss("{column} is not carried: {found}", "Say it in the help of the item where it matters."),
    "EX214": _loss(
        "the condition is not carried, the item is always asked: {found}", "Write the item's when: by hand."
    ),
    "EX215": _loss(
        "the repeat “{label}” becomes a group; its items are answered once", "Make it a checklist of its own."
    ),
    "EX216": _loss(
        "the group stands within another; its title becomes “{label}”", "Check the titles of the groups."
    ),
    "EX217": _loss("the language {found} is not carried", "A checklist has Chinese and English."),
    "EX218": _loss(
        "there is no {language} text; the other language stands in", "Translate what was imported."
    ),
    "EX219": _loss("the options have no scores; the item does not count yet", "Give each option its score."),
    "EX220": _loss("the name {found} becomes the id {id}", "Nothing need be done."),
    "EX221": _loss("the checklist had no {what}; it is now {found}", "Check it before publishing."),
    "EX222": _loss(
        "{column} was changed by hand and is not carried: {found}", "Change the inspect:: columns instead."
    ),
    "EX223": _loss("the note is not carried: {label}", "Put it into the help of an item."),
    "EX224": _loss(
        "yes is taken for conform and no for nonconform", "Turn the wording round where no is good."
    ),
    "EX225": _loss("the group has no item that could be carried: {label}", "Nothing need be done."),
    "EX226": _loss(
        "the row was left out of the form and is made again: {found}", "Change the inspect:: columns instead."
    ),
}
# Writing.
_WRITING = {
    "EX301": _error(
        "a text of {length} characters does not fit into a cell ({limit} at most)",
        "Shorten it, or export YAML or JSON.",
    ),
    "EX302": _error("XLSForm and workbooks hold checklists, not a {kind}", "Export it as YAML or JSON."),
}

CATALOGUE: Mapping[str, Rule] = _FILES | _CELLS | _LOSSES | _WRITING

# How to mend in a table what the judge says of YAML.
CELL_MENDS: Mapping[str, str] = {
    "CL103": "Fill in this column.",
    "CL105": "Write a plain number such as 3 or 0.5.",
    "CL106": "Write a whole number.",
    "CL107": "Write yes or no.",
    "CL111": "Fill in the columns of both languages.",
    "CL115": "Fill in this column in both languages.",
    "CL204": "Name a clause, or fill in why.",
    "CL207": "Fill in max or min.",
    "CL211": "Give the item two or more rows on the sheet of options.",
    "CL212": "Choose a unit from the list in the cell.",
}
