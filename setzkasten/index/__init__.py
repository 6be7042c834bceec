"""From single articles to the archive: terms, order in time, addresses, neighbours."""
