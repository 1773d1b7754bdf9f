"""What asks for more than one key: import, export, the keys' overview."""
