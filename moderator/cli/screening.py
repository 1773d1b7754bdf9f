"""v0"""

COMMANDS = []
