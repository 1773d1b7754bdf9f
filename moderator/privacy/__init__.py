"""The vault, its keys, and the masking of what must not be seen."""
