"""The learned model: a shipped prior, and what this desk's own decisions add to it."""
