"""Every code that a flag can carry, in one table; the documentation is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from moderator.domain.flags import Flag, Severity, Span
from moderator.privacy.masking import mask_addresses

SCREENING = "screening"
"""Stands in a flag's place for the filter when the pipeline itself has something to say."""

ANY_FILTER = "any"


@dataclass(frozen=True, slots=True)
class Code:
    """`filter` is the one that uses the code, or `any`; `severity` is what it weighs unless the filter says."""

    code: str
    filter: str
    severity: Severity
    meaning: str


CODES: Mapping[str, Code] = {
    code.code: code
    for code in (
        Code("profane-word", "profanity", Severity.MEDIUM, "A word from the list of swear words."),
        Code("insulting-word", "insult", Severity.MEDIUM, "A word from the list of insults."),
        Code("blocked-word", "blocked-words", Severity.MEDIUM, "A word that the site blocks."),
        Code("link", "links", Severity.LOW, "One or two links."),
        Code("many-links", "links", Severity.MEDIUM, "Three links or more."),
        Code("hidden-link", "links", Severity.MEDIUM, "A link that shows another host than it leads to."),
        Code("shortened-link", "links", Severity.MEDIUM, "A link by a shortener, which hides where it leads."),
        Code("punycode-host", "links", Severity.LOW, "A host whose letters are written in Punycode (xn--)."),
        Code("lookalike-host", "links", Severity.MEDIUM, "A host with letters of another alphabet that look Latin."),
        Code("blocked-host", "links", Severity.HIGH, "A link to a host that the settings block."),
        Code("address-in-text", "personal-data", Severity.MEDIUM, "An e-mail address for all to see."),
        Code("address-in-link", "personal-data", Severity.MEDIUM, "A link that leads to an e-mail address."),
        Code("phone-number", "personal-data", Severity.MEDIUM, "A phone number for all to see."),
        Code("card-number", "personal-data", Severity.MEDIUM, "The number of a payment card for all to see."),
        Code("shouting", "shouting", Severity.LOW, "Several words on end in capital letters."),
        Code("gibberish", "gibberish", Severity.LOW, "Letters that make no words of any language."),
        Code("repeated-characters", "repetition", Severity.LOW, "One character six times on end or more."),
        Code("repeated-words", "repetition", Severity.LOW, "A word four times on end, or hardly any other words."),
        Code("repeated-lines", "repetition", Severity.LOW, "The same line three times or more."),
        Code("short-text", "length", Severity.INFO, "Next to nothing: fewer than three letters."),
        Code("long-text", "length", Severity.LOW, "More than 5,000 characters."),
        Code("foreign-language", "language", Severity.LOW, "A language that the settings do not take."),
        Code("disallowed-key", "wordpress-keys", Severity.HIGH, "WordPress throws it away: a disallowed key."),
        Code("moderation-key", "wordpress-keys", Severity.MEDIUM, "WordPress holds it back: a moderation key."),
        Code("disallowed-sender", "wordpress-keys", Severity.HIGH, "A disallowed key in address, IP or browser."),
        Code("moderation-sender", "wordpress-keys", Severity.MEDIUM, "A moderation key in address, IP or browser."),
        Code("wordpress-links", "wordpress-keys", Severity.MEDIUM, "WordPress holds it back: too many links."),
        Code("reads-as-insulting", "learned", Severity.LOW, "Words that people mark as insulting in news comments."),
        Code("reads-like-taken-out", "learned", Severity.LOW, "The learned model's number, from 10 of 100 on."),
        Code("missing-name", "required-fields", Severity.LOW, "A comment without a name."),
        Code("missing-text", "required-fields", Severity.LOW, "A comment without a text."),
        Code("new-author", "new-author", Severity.INFO, "The first comment seen from this author."),
        Code("all-refused", "author-record", Severity.MEDIUM, "All decided comments of this author were refused."),
        Code("mostly-refused", "author-record", Severity.LOW, "Most decided comments of this author were refused."),
        Code("same-text", "duplicates", Severity.LOW, "The same text as other comments; many weigh more."),
        Code("similar-text", "duplicates", Severity.LOW, "Nearly the same text as other comments; many weigh more."),
        Code("author-flood", "flood", Severity.LOW, "Many comments by this author within minutes."),
        Code("address-flood", "flood", Severity.LOW, "Many comments from this IP address within minutes."),
        Code("staff-name", "impersonation", Severity.HIGH, "The name of a member of the staff."),
        Code("regular-name", "impersonation", Severity.MEDIUM, "A regular's name, from another address."),
        Code("text-clipped", SCREENING, Severity.INFO, "Too long: the end was not screened."),
        Code("filter-failed", ANY_FILTER, Severity.LOW, "The filter failed on this comment."),
        Code("filter-skipped", ANY_FILTER, Severity.LOW, "The time for this comment was used up before."),
    )
}


def flag(
    code: str,
    *spans: Span,
    parameters: Mapping[str, str | int] | None = None,
    severity: Severity | None = None,
    by: str | None = None,
) -> Flag:
    """A flag with this code; filter and severity are the table's unless given.

    Raises KeyError for a code that is not in the table.
    """
    entry = CODES[code]
    return Flag(
        filter=entry.filter if by is None else by,
        code=code,
        severity=entry.severity if severity is None else severity,
        parameters={name: _masked(value) for name, value in (parameters or {}).items()},
        spans=spans,
    )


def _masked(value: str | int) -> str | int:
    # What has nothing but letters and digits holds no address: most values are words.
    return value if isinstance(value, int) or value.isalnum() else mask_addresses(value)
