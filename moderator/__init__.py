"""Moderator: the desk at which a newspaper's people decide about the comments of their site."""
