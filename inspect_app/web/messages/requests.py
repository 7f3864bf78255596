"""What can be wrong with any request."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

TITLES: Mapping[int, LazyString] = {
    400: _l("This request cannot be used"),
    401: _l("Please sign in"),
    403: _l("Your role does not allow this"),
    404: _l("Not found"),
    405: _l("Not possible here"),
    409: _l("This cannot be done as things stand"),
    413: _l("Too large"),
    415: _l("This kind of content is not accepted"),
    422: _l("Something needs mending"),
    426: _l("This app must be updated first"),
    429: _l("Too many attempts"),
    500: _l("Something went wrong on our side"),
    503: _l("Too busy just now"),
    507: _l("No room left to store anything"),
}
MESSAGES: Mapping[str, LazyString] = {
    "not-found": _l("There is nothing at this address, or it is not in your projects."),
    "forbidden": _l("Ask an administrator if your work needs it."),
    "sign-in-needed": _l("Sign in again to go on. What you entered is kept on this device."),
    "csrf": _l("The page is out of date. Load it again and repeat the last step."),
    "origin-refused": _l("This request did not come from a page of this server. Open the app again."),
    "update-needed": _l("This app is too old for the server. Update it; what you entered is kept."),
    "host-refused": _l("This server does not answer to this name. Use the address you were given."),
    "http-400": _l("The request is malformed. Load the page again and repeat the last step."),
    "http-404": _l("There is nothing at this address, or it is not in your projects."),
    "http-405": _l("This address does not take that action."),
    "http-413": _l("What was sent is larger than allowed."),
    "body-too-large": _l(
        "What was sent is larger than allowed: here at most %(limit)s MB, files included. Nothing was saved. "
        "Go back in the browser, where most of what you typed is kept, and send a smaller file or fewer at a "
        "time."
    ),
    "http-415": _l("Send JSON, or use the form on the page."),
    "http-429": _l("Wait a minute and try again."),
    "http-500": _l(
        "Nothing was changed. Try again; if it happens again, tell an administrator the code below."
    ),
    "http-503": _l("Nothing was changed. Wait a moment and try again."),
    "http-507": _l(
        "Nothing was stored: the server's disk is full. Tell an administrator; what you entered is kept on "
        "this device and sent again."
    ),
}
