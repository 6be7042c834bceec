"""From the index to the pages: which there are, at which address, and what each may show."""
