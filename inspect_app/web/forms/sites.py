"""Forms of regions and projects."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from flask_babel import lazy_gettext as _l

from inspect_app.services.projects import ProjectFacts
from inspect_app.storage.models import Project, Region
from inspect_app.web.forms.fields import PlainForm, choice, line, number, options


class RegionForm(PlainForm):
    """A region."""

    code = line(_l("Code"), 32)
    name = line(_l("Name of the region"), 80)


class ProjectForm(PlainForm):
    """A project."""

    region = choice(_l("Region"))
    code = line(_l("Code"), 32)
    name = line(_l("Name of the project"), 80)
    address = line(_l("Address"), 200, required=False)
    households = number(_l("Households"), 0, 1_000_000, required=False)
    star_level = number(_l("Star level"), 1, 5, required=False)

    def offer(self, regions: Iterable[Region]) -> None:
        """Let the person choose among ``regions``."""
        self.region.choices = options((str(region.id), region.name) for region in regions)

    def show(self, project: Project) -> None:
        """Fill in what is known."""
        for field in ("code", "name", "address", "households", "star_level"):
            self[field].data = getattr(project, field)
        self.region.data = str(project.region_id)

    def facts(self) -> ProjectFacts:
        """What the person wrote; only of a valid form."""
        return ProjectFacts(
            region_id=UUID(self.region.data),
            code=self.code.data or "",
            name=self.name.data or "",
            address=self.address.data or "",
            households=self.households.data,
            star_level=self.star_level.data,
        )
