"""What we talk about: frozen dataclasses, standard library only."""
