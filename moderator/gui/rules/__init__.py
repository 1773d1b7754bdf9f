"""The page of rules: what they are, what they would do, and Run."""
