"""Work on strings only: folding, matching, HTML to text, addresses, links, query parsing."""
