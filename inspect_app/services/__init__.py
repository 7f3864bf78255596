"""One use case per function; a service never commits."""
