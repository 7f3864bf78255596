"""From a finding to its verified fix: raising, acting, lists. The rules are in ``findings``."""
