"""``python -m inspect_app`` is the command line."""

from inspect_app.cli.main import main

# Worker processes import this module anew, under another name, and must not run the command again.
if __name__ == "__main__":
    main()
