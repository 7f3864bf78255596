"""Names behind the ids in the audit log."""

from pathlib import Path
from uuid import uuid4

from inspect_app.services import audit, regions
from inspect_app.services.audit import Subject
from inspect_app.services.audit_names import names_in
from tests.factories.databases import migrated


def test_regions_and_projects_are_named_and_the_unknown_is_not(tmp_path: Path) -> None:
    with migrated(tmp_path).writing() as session:
        region = regions.create(session, None, "EAST", "华东区域")
        roles = [f"inspector@region:{region.id}", f"inspector@project:{uuid4()}"]
        event = audit.record(session, None, "user.create", Subject("user"), {"roles": roles})
        names = names_in(session, [event])
        assert names.sites == {region.id: "华东区域"}
        assert names.programmes == {}
