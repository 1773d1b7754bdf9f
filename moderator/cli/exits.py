"""Exit codes, as scripts know them."""

DONE = 0
FAILED = 1
WRONG_USAGE = 2
LOCKED = 3
BRAKED = 4
REFUSED = 5
UNDER_WAY = 6
