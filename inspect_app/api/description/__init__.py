"""The interface's description as data: tests hold it and the routes together."""
