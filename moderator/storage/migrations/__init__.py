"""Alembic's scripts; they ship in the wheel."""
