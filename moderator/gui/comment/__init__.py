"""One comment on the screen: its text, why it was flagged, what is known of it."""
