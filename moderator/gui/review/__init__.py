"""The queue: its model, its rows, and the work of reviewing it."""
