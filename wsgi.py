"""For a WSGI server: ``gunicorn wsgi:app``."""

from inspect_app.app import create_app

app = create_app()
