"""The language of a page: the person's own, else what the browser asks for, else the setting."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, request, session
from flask_babel import Babel
from flask_login import current_user

from inspect_app.config import Config
from inspect_app.i18n import LOCALES, TAGS, PageLanguage, negotiate


def language() -> PageLanguage:
    """``zh`` or ``en`` for this request."""
    chosen = session.get("language")
    if chosen not in LOCALES and current_user and current_user.is_authenticated:
        chosen = current_user.actor.language
    if chosen in LOCALES:
        return cast(PageLanguage, chosen)
    config: Config = current_app.extensions["config"]
    return negotiate(request.headers.get("Accept-Language", ""), config.language)


def install(app: Flask, config: Config) -> None:
    """Translate the pages of ``app``; templates get ``language`` and ``language_tag``."""
    Babel(
        app,
        locale_selector=lambda: LOCALES[language()],
        timezone_selector=lambda: config.timezone,
        default_translation_directories="translations",
    )
    app.context_processor(lambda: {"language": language(), "language_tag": TAGS[language()]})
