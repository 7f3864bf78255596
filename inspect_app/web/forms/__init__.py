"""Flask-WTF forms, one file per web module."""
