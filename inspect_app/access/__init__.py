"""Who may do what, per project. Pure."""
