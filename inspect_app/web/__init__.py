"""The browser's rim: parse, call a service, render."""
