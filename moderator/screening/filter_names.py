"""Every filter's name, in the order of `filter_list`.

Apart from the filters themselves: with their lists of words, they take a tenth of a second to load, which a window
or a command that only reads does not need.
"""

FILTER_NAMES: tuple[str, ...] = (
    "blocked-words",
    "wordpress-keys",
    "profanity",
    "insult",
    "personal-data",
    "links",
    "language",
    "shouting",
    "gibberish",
    "repetition",
    "length",
    "learned",
    "required-fields",
    "duplicates",
    "flood",
    "impersonation",
    "author-record",
    "new-author",
)
