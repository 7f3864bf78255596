"""The numbered catalogue of all problems; each code has a page in docs/rules.

A code never changes its meaning and is never given to another problem. ``blocks`` says that what was
read cannot be scored; an error that does not block still keeps a library from being published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem; message and mend are sentences with named gaps."""

    code: str
    message: str
    mend: str
    severity: Literal["error", "warning"] = "error"
    blocks: bool = True


def _warning(code: str, message: str, mend: str) -> Rule:
    return Rule(code, message, mend, severity="warning", blocks=False)


def _mild(code: str, message: str, mend: str) -> Rule:
    """An error that leaves the checklist scorable."""
    return Rule(code, message, mend, blocks=False)


_TEXT = (
    Rule("CL001", "the file is not UTF-8 text{detail}", "Save the file as UTF-8."),
    _warning(
        "CL002", "the file begins with a byte order mark", "Save the file as UTF-8 without a byte order mark."
    ),
    Rule("CL003", "the character {character} is not allowed", "Remove the character."),
    Rule(
        "CL004",
        "the file has more than {limit} bytes",
        "Split it into several checklists or remove what does not belong in it.",
    ),
    Rule(
        "CL005", "this is not YAML: {detail}", "Check quotes, colons, dashes and indentation here and above."
    ),
    Rule("CL006", "a tab is used where YAML wants spaces", "Indent with spaces."),
    Rule("CL007", "the file is empty", "Begin it with checklist, programme, grading, standard or library."),
    Rule(
        "CL008", "the file holds more than one document", "Keep one document per file; remove the line ---."
    ),
    Rule("CL009", "the nesting is deeper than {limit} levels", "Flatten what is nested here."),
    Rule("CL010", "the file holds more than {limit} values", "Split it into several files."),
    Rule(
        "CL011",
        "the aliases of this file repeat more than {limit} values",
        "Write out what is meant instead of repeating it by *{name}.",
    ),
    Rule("CL012", "the alias *{name} {detail}", "Write out what is meant instead of using the alias."),
    Rule(
        "CL013",
        "a text of more than {limit} characters",
        "Shorten it, or close the quotes that were left open.",
    ),
    Rule("CL014", "the tag {tag} is not allowed", "Remove the tag; put quotes round a value meant as text."),
    Rule("CL015", "the key “{key}” stands twice; first in line {first}", "Keep one of the two."),
    Rule("CL016", "a key must be a single word or text", "Write the key as plain text."),
    Rule("CL017", "the file cannot be read: {detail}", "Check that it exists and may be read."),
    Rule(
        "CL018",
        "there are more than {limit} problems of this kind",
        "Mend the others first, then check again.",
    ),
)

_SHAPE = (
    Rule(
        "CL101",
        "this kind of file is not known: its first key is “{key}”",
        "{near}A file begins with checklist, programme, grading, standard or library.",
    ),
    Rule("CL102", "unknown key “{key}” in {where}", "{near}Allowed are: {known}."),
    Rule("CL103", "{where} has no “{key}”", "Add “{key}: …”."),
    Rule("CL104", "“{key}” must be {wanted}, not {found}", "Write it as {wanted}."),
    Rule(
        "CL105",
        "“{key}” must be a number, not {found}",
        "Write a plain decimal such as 3 or 0.5, without quotes.",
    ),
    Rule("CL106", "“{key}” must be a whole number, not {found}", "Write a whole number without quotes."),
    Rule("CL107", "“{key}” must be true or false, not {found}", "Write true or false."),
    Rule("CL108", "“{key}” cannot be {found}", "{near}Allowed are: {known}."),
    Rule(
        "CL109",
        "{found} cannot be an id",
        "Use small letters and digits, joined by hyphens, at most 64 characters.",
    ),
    Rule("CL110", "{found} is not a version", "Write three whole numbers such as 1.0.0."),
    _mild("CL111", "“{key}” has no text in {languages}", "Write both: {{zh: …, en: …}}."),
    Rule("CL112", "“{key}” is empty", "Fill it in or remove it."),
    Rule("CL113", "this is not a condition", "Use attribute and is, item and is, or one of all, any, not."),
    Rule("CL114", "“{key}” is {found}; it must be {wanted}", "Correct the number."),
    _mild("CL115", "{where} has no “{key}”", "Add “{key}: {{zh: …, en: …}}”."),
    Rule(
        "CL116",
        "this is not an answer type",
        "{near}Write one of: {known}.",
    ),
    _warning(
        "CL117",
        "“{found}” is read as a text, not as {otherwise}",
        "Put quotes round it if the text is meant; what holds or does not is true or false.",
    ),
    _mild(
        "CL118",
        "a comma ends the text “{key}” before “{found}”",
        "Put quotes round a text that has a comma, or write zh: and en: on lines of their own.",
    ),
)

_ITEMS = (
    Rule("CL201", "the {kind} {id} stands twice; also in {other}", "Give one of them another id or version."),
    Rule("CL202", "the id {id} is used twice; first in line {first}", "Give the second one its own id."),
    _mild(
        "CL203", "the clause {id} is in no standard", "{near}Cite a clause of the registers in standards/."
    ),
    _mild(
        "CL204",
        "the item {id} cites no clause and gives no reason",
        "Add clauses: […], or basis: practice with why: ….",
    ),
    Rule(
        "CL205",
        "the condition asks for the item {id}, which {detail}",
        "{near}Name an earlier item of the checklist.",
    ),
    Rule("CL206", "the item {id} can never be answered with {value}", "Possible: {known}."),
    Rule("CL207", "the measure has no limit", "Add max: or min:."),
    Rule("CL208", "zero_at {value} is not beyond the limit {limit}", "Put zero_at above max, or below min."),
    Rule("CL209", "the scale goes from {min} to {max}", "Make min smaller than max."),
    Rule("CL210", "the label {value} is outside the scale", "Use numbers from {min} to {max}."),
    Rule("CL211", "the choice has fewer than two options", "Give it two or more options."),
    _mild("CL212", "the unit {unit} is not known", "{near}Known units: {known}."),
    Rule("CL213", "the measure's min {min} is above its max {max}", "Exchange the two."),
    _warning("CL214", "“{key}” has no effect: the answer {type} is never scored", "Remove “{key}”."),
    _mild("CL215", "the picture {image} {detail}", "Give the path of a picture inside the library."),
    _warning(
        "CL216",
        "no option of {id} has a score, and no condition asks for it",
        "Give at least one option a score, or remove the item.",
    ),
    _warning(
        "CL217",
        "two questions in one: “{first}” and “{second}”",
        "Make two items of it, each with its own answer.",
    ),
    _warning(
        "CL218",
        "a criterion of {length} characters; a tablet shows {longest} well",
        "Say it shorter, and put what explains it into help.",
    ),
    _warning(
        "CL219",
        "this asks the same as the item {other} in line {first}",
        "Remove one of the two, or say what tells them apart.",
    ),
    _warning(
        "CL220",
        "the unit {unit} does not fit the clause {id}: {limit}",
        "Measure in the unit of the clause, or cite another clause.",
    ),
    _warning(
        "CL221",
        "the limit {value} is not that of the clause {id}: {limit}",
        "Use the clause's figure, or cite what demands another one.",
    ),
    _warning(
        "CL222", "the item {id} is never asked: its condition cannot hold", "Mend or remove the condition."
    ),
    _warning("CL223", "the condition of {id} always holds", "Remove the condition, or mend it."),
    _mild(
        "CL224",
        "the conditions run in a circle: {way}",
        "Let one of these items be asked without the others.",
    ),
    _warning(
        "CL225",
        "no location has the attribute “{id}”",
        "{near}Known attributes: {known}.",
    ),
    _warning("CL226", "the attribute {id} is true or false, never {value}", "Write is: true or is: false."),
    _mild(
        "CL227",
        "the id {id} was given up in version {version} and is used again",
        "Give the item a new id; old answers refer to the old one.",
    ),
)

_PROGRAMMES = (
    Rule(
        "CL301",
        "the bands are not in falling order at {grade}",
        "List the bands from the highest from: down.",
    ),
    Rule("CL302", "the lowest band starts at {value}", "Let the lowest band start at 0."),
    Rule("CL303", "the grade {grade} is not in the grading", "{near}Grades: {known}."),
    Rule("CL304", "the checklist {id} is not in the library", "{near}Name a checklist of the library."),
    Rule("CL305", "the grading {id} is not in the library", "{near}Name a grading of the library."),
    Rule("CL306", "the checklist {id} is used twice; first in line {first}", "Use it once."),
    Rule(
        "CL307",
        "there is nothing to tailor at {at}",
        "{near}Write checklist/item as the programme uses them.",
    ),
    Rule("CL308", "“{key}” cannot be tailored at {at}: its answer is {type}", "Remove “{key}”."),
    Rule("CL309", "the programme does not use the checklist {id}", "{near}Name a checklist of its parts."),
    Rule(
        "CL310",
        "the item {item} caps the grade but the grading names no cap",
        "Add cap: to the grading {grading}.",
    ),
    Rule(
        "CL311",
        "the item {item} is removed, but {other} depends on it",
        "Remove both, or change the condition.",
    ),
    _warning("CL312", "{where} has no weight above 0 and never gets a score", "Give at least one a weight."),
    _warning("CL313", "{at} is tailored twice; the later one wins", "Put both changes in one entry."),
    _warning("CL314", "the weight of {id} changes nothing: {reason}", "Remove the weight."),
    _warning(
        "CL315",
        "the weights of {where} add up to {total}, not to 100",
        "Correct them, or choose weights that do not look like percent.",
    ),
    _warning(
        "CL316",
        "{id} has {share}% of the weight of {where}; the rest hardly counts",
        "Spread the weights more evenly.",
    ),
    Rule(
        "CL317",
        "the grade {grade} begins at {value}, and no score is above 100",
        "Let it begin at 100 or below, or write on: points.",
    ),
    _warning(
        "CL318",
        "the score is shown with {decimals} decimals and never is {value} exactly",
        "Let the band begin at a number with as many decimals as are shown.",
    ),
)

_LIBRARY = (
    _warning(
        "CL401", "the clause {id} does not begin with {prefix}-", "Begin it with the prefix of its standard."
    ),
    _mild("CL402", "the excused clause {id} is in no standard", "{near}Remove it or correct the id."),
    _warning("CL403", "the clause {id} is excused though {item} cites it", "Remove it from uncited."),
    _warning("CL404", "no programme uses the {kind} {id}", "Use it in a programme, or remove it."),
    _warning(
        "CL405",
        "no item cites the clause {id}",
        "Cite it in an item that checks it, or excuse it under uncited in library.yaml.",
    ),
)

_PUBLISHED = (
    _mild(
        "CL501",
        "the {kind} {id} was published and has changed since",
        "Give what has changed a new {what}, or take the change back.",
    ),
    _mild(
        "CL502",
        "the item {id}, published with version {version}, is gone",
        "Bring it back, or take a major step of the version, such as from 1.4.2 to 2.0.0.",
    ),
    _mild(
        "CL503",
        "the item {id} was published with the answer {before}; here it has {after}",
        "Give the item a new id, or take a major step of the version.",
    ),
    Rule(
        "CL504",
        "the {kind} {id} belongs to the library {library}, which this one extends",
        "Tailor it in a programme of your own, or give yours another id.",
    ),
    Rule("CL505", "there is no library {id} to extend", "{near}Known: {known}."),
    _mild(
        "CL506",
        "the lock of what was published cannot be read: {detail}",
        "Take the file back from version control.",
    ),
)

CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule for rule in (*_TEXT, *_SHAPE, *_ITEMS, *_PROGRAMMES, *_LIBRARY, *_PUBLISHED)
}
