"""Looking again, line by line: a module a page."""
