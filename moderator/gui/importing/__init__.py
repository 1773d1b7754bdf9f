"""An import as a person sees it: the drop, the page that shows a file first, and what became of it."""
