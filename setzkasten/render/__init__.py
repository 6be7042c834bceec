"""From planned pages to bytes: themes, the template environment and its functions."""
