"""What can be wrong with what a tablet sends as a whole; single ops are worded with the inspections."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

MESSAGES: Mapping[str, LazyString] = {
    "body-unusable": _l("What was sent is not in the form this server reads. Update the app."),
    "upload-offset": _l("Part of the photo is here already. Go on from there."),
    "upload-too-long": _l("More was sent of the photo than it is long."),
    "upload-differs": _l("Another photo was announced under this id. Take the photo again."),
    "upload-not-a-photo": _l("What arrived is no photo. Take it again."),
    "upload-hash": _l("The photo did not arrive whole. It is sent again from its start."),
    "upload-header": _l("The upload does not say what it is a part of. Update the app."),
    "upload-quota": _l(
        "More than %(megabytes)d MB of photos are here that no entry names yet. The rest waits on the tablet:"
        " nothing is lost, and it goes on by itself. If it lasts, tell the administrator."
    ),
    "device-not-a-tablet": _l("This id is not a tablet’s."),
    "incomplete": _l("Not everything is here yet, or something is still open. It is listed."),
    "already_submitted": _l("The inspection %(number)s was finished already, elsewhere."),
}
