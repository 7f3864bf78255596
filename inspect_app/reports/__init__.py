"""View models, HTML and PDF of reports."""
