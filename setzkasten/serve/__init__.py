"""The preview: the site on this computer, rebuilt and reloaded when something changes."""
