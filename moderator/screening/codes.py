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
        Code("address-in-text", "personal-data", Severity.MEDIUM, "An e-mail address for all to see."),
        Code("address-in-link", "personal-data", Severity.MEDIUM, "A link that leads to an e-mail address."),
        Code("phone-number", "personal-data", Severity.MEDIUM, "A phone number for all to see."),
        Code("missing-name", "required-fields", Severity.LOW, "A comment without a name."),
        Code("missing-text", "required-fields", Severity.LOW, "A comment without a text."),
        Code("new-author", "new-author", Severity.INFO, "The first comment seen from this author."),
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
    return mask_addresses(value) if isinstance(value, str) else value
