"""German as pure functions: addresses, alphabetical order, dates, numbers and plurals."""
