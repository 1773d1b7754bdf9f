"""Rules: a condition and an action, written in TOML; how they are read, tried and explained."""
