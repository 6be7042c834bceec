"""Which addresses were ever published, so that none of them can vanish unnoticed."""
