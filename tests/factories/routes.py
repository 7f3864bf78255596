"""Every route of the application with the values its address takes: what generated tests walk through."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import Flask
from werkzeug.routing import Rule

from inspect_app.web.policy import Policy, policy_of

IMPLIED = {"HEAD", "OPTIONS"}
READING = {"GET"}


@dataclass(frozen=True)
class Cell:
    """One route and method."""

    rule: Rule
    method: str
    policy: Policy

    @property
    def name(self) -> str:
        """For messages."""
        return f"{self.method} {self.rule.rule}"

    @property
    def in_interface(self) -> bool:
        """Whether programs are meant, not people."""
        return self.rule.rule.startswith("/api/")

    def path(self, app: Flask, arguments: Mapping[str, object]) -> str:
        """The address with ``arguments``; KeyError for one the cast does not know: add it there."""
        values = {name: arguments[name] for name in self.rule.arguments}
        with app.test_request_context():
            return str(app.url_for(self.rule.endpoint, **values))  # type: ignore[arg-type]

    def written(self, arguments: Mapping[str, object]) -> str:
        """The address with ``arguments`` written into it as they are, right or wrong."""
        return re.sub(r"<(?:[^<>:]+:)?(\w+)>", lambda found: str(arguments[found[1]]), self.rule.rule)

    def ids(self) -> set[str]:
        """Names of the arguments that are ids."""
        return {name for name in self.rule.arguments if name.endswith("_id") and name != "item_id"}


def cells(app: Flask) -> Iterator[Cell]:
    """Every route and method there is, static files left out."""
    for rule in app.url_map.iter_rules():
        policy = policy_of(app, rule.endpoint)
        assert policy is not None, f"{rule.rule} declares no policy"
        if rule.endpoint == "static":
            continue
        for method in sorted((rule.methods or set()) - IMPLIED):
            yield Cell(rule, method, policy)


def missing(arguments: Mapping[str, object]) -> dict[str, object]:
    """The same arguments with ids that nothing has."""
    return {name: UUID(int=7) if isinstance(value, UUID) else value for name, value in arguments.items()}
