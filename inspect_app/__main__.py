"""``python -m inspect_app`` is the command line."""

from inspect_app.cli.main import main

main()
