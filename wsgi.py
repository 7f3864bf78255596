"""For a WSGI server: ``gunicorn wsgi:app``."""

from inspect_app.app import create_app, settle_memory

app = create_app()
settle_memory()
