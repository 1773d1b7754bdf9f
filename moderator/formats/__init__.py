"""One file a format, with its reader and its writer side by side."""
