"""Problems as code hosts and editors show them beside the line: GitHub annotations and SARIF 2.1.0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from inspect_app.checklist.catalogue import CATALOGUE
from inspect_app.checklist.problems import Problem

_GAP = re.compile(r"\{\w+\}")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, one a line: ``::error file=…,line=…,col=…,title=CL104::what is wrong``."""
    return "\n".join(_command(each) for each in problems)


def to_sarif(problems: Sequence[Problem], version: str) -> dict[str, Any]:
    """A SARIF 2.1.0 log of one run of this linter, as plain JSON; columns count characters."""
    codes = sorted({each.code for each in problems})
    driver = {"name": "inspect-app", "version": version, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code)) for each in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _command(each: Problem) -> str:
    place = f"file={_property(each.file)},line={each.line},col={each.column},title={each.code}"
    return f"::{each.severity} {place}::{_data(f'{each.message}. {each.mend}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _rule(code: str) -> dict[str, Any]:
    rule = CATALOGUE[code]
    return {
        "id": code,
        # Braces would be taken for arguments.
        "shortDescription": {"text": _GAP.sub("…", rule.message)},
        "help": {"text": _GAP.sub("…", rule.mend)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(each: Problem, index: int) -> dict[str, Any]:
    region = {"startLine": each.line, "startColumn": each.column}
    return {
        "ruleId": each.code,
        "ruleIndex": index,
        "level": each.severity,
        "message": {"text": f"{each.message}. {each.mend}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(each.file)}, "region": region}}],
    }


def _uri(file: str) -> str:
    """A path is relative to where the run began; an absolute one is a file URI."""
    return ("file://" if file.startswith("/") else "") + quote(file, safe="/@+-._~")
