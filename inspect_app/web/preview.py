"""An application of its own that shows a checklist as the tablet does, without database, people or saving."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel

from inspect_app.checklist.layers import LAYERS
from inspect_app.checklist.library import is_library_file, load_library
from inspect_app.config import Config, bundled_folder
from inspect_app.i18n import LOCALES, TAGS, PageLanguage, negotiate
from inspect_app.web import field, headers
from inspect_app.web.presenters import previews

# The page of a sheet links to its neighbours by this endpoint; here they are the library's checklists.
blueprint = Blueprint("sheets", __name__)
_COOKIE = "preview_language"


@dataclass(frozen=True, slots=True)
class Shown:
    """A library's folder, or a single file, and the file or id to begin with."""

    folder: Path
    checklist: str
    file: str = ""


def located(name: str, library: Path) -> Shown | None:
    """The checklist of that id in ``library``, or of that file; None where there is neither."""
    path = Path(name)
    if path.is_file() and path.suffix in (".yaml", ".yml"):
        folder = next(
            (above for above in path.resolve().parents if (above / "library.yaml").is_file()), path.resolve()
        )
        file = path.resolve().relative_to(folder).as_posix() if folder.is_dir() else path.name
        return Shown(folder, _id_in(folder, file), file)
    held = load_library(library)
    found = held.checklist(name)
    return Shown(library, name, held.source(found).file) if found else None


def _id_in(folder: Path, file: str) -> str:
    """The id of the checklist in ``file``; "" while none can be read."""
    sources = load_library(folder).sources.items()
    return next((key[1] for key, source in sources if key[0] == "checklist" and source.file == file), "")


def create_preview(config: Config, shown: Shown) -> Flask:
    """The application; it reads the files anew whenever a page is asked for."""
    app = Flask(
        "inspect_app",
        static_folder=str(bundled_folder("static")),
        template_folder=str(bundled_folder("templates")),
    )
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    # Only visitors of this machine: a page elsewhere must not read the files by way of a name it owns.
    app.config.update(TRUSTED_HOSTS=["127.0.0.1", "localhost"])
    app.extensions.update(config=config, shown=shown)
    Babel(app, locale_selector=lambda: LOCALES[_language()], default_translation_directories="translations")
    app.context_processor(_frame)
    app.register_blueprint(blueprint)
    app.after_request(_remembered)
    app.register_error_handler(field.NotBuilt, _not_built)
    headers.install(app)
    return app


def _remembered(response: Response) -> Response:
    """The language once chosen stays while the browser is open."""
    asked = request.args.get("language")
    if asked in LOCALES:
        response.set_cookie(_COOKIE, asked, samesite="Lax", httponly=True)
    return response


def _not_built(_error: field.NotBuilt) -> tuple[str, HTTPStatus]:
    return render_template("preview/not_built.html"), HTTPStatus.SERVICE_UNAVAILABLE


def _language() -> PageLanguage:
    config: Config = current_app.extensions["config"]
    asked = request.args.get("language") or request.cookies.get(_COOKIE, "")
    return negotiate(asked or request.headers.get("Accept-Language", ""), config.language)


def _frame() -> dict[str, object]:
    config: Config = current_app.extensions["config"]
    language = _language()
    return {"company": config.company(language), "language": language, "language_tag": TAGS[language]}


def _shown() -> Shown:
    shown: Shown = current_app.extensions["shown"]
    return shown


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """The checklist that was asked for; as long as its file cannot be read, what is wrong with it."""
    shown = _shown()
    name = shown.checklist or _id_in(shown.folder, shown.file)
    if name:
        return redirect(url_for("sheets.show", sheet_id=name, language=request.args.get("language")))
    return _page(None)


@blueprint.get("/sheets/<sheet_id>")
def show(sheet_id: str) -> ResponseReturnValue:
    """The checklist of that id, as its file is now."""
    return _page(sheet_id)


@blueprint.get("/version.json")
def version() -> ResponseReturnValue:
    """A word that changes whenever a file of the library does."""
    return {"version": _version(_shown().folder)}


def _page(name: str | None) -> ResponseReturnValue:
    shown, language = _shown(), _language()
    library, stamp = load_library(shown.folder), _version(shown.folder)
    checklist = library.checklist(name) if name else None
    own = name is None or name == (shown.checklist or name)
    file = library.source(checklist).file if checklist else shown.file if own else ""
    problems = [one for one in library.problems if one.file == file] if file else library.problems
    watch = {"version": stamp, "address": url_for("sheets.version")}
    if checklist is None:
        if name and not problems:
            abort(404)
        return render_template("preview/broken.html", problems=problems, watch=watch, file=file)
    order = [one.id for one in library.newest_checklists]
    after = order[(order.index(checklist.id) + 1) % len(order)]
    return render_template(
        "preview/sheet.html",
        problems=problems,
        file=file,
        checklist=checklist.title.in_language(language),
        attributes=previews.attributes_of(checklist),
        other="en" if language == "zh" else "zh",
        facts=field.built(),
        sprite=field.Sprite(),
        data={
            "bundle": previews.bundle_of(checklist, library.clauses),
            "watch": watch,
            "after": url_for("sheets.show", sheet_id=after),
        },
    )


def _version(folder: Path) -> str:
    """A hash over names, times and sizes of the files, those of extended libraries too."""
    seen = hashlib.sha256()
    for path in _files(folder):
        try:
            about = path.stat()
        except OSError:
            # Editors replace a file by another: for a moment there is none.
            continue
        seen.update(f"{path}\0{about.st_mtime_ns}\0{about.st_size}\n".encode(errors="replace"))
    return seen.hexdigest()[:16]


def _files(folder: Path) -> Iterable[Path]:
    if folder.is_file():
        return [folder]
    folders = {folder, *LAYERS.values()}
    return sorted(
        path for one in folders for path in one.rglob("*") if is_library_file(path.relative_to(one))
    )
