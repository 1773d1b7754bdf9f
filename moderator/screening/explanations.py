"""Turns a flag into the sentence that a moderator reads.

The sentences are templates with named parameters, so that a translation can put them in its own order.
"""

from collections.abc import Mapping

from moderator.domain.flags import Field, Flag, Flagged
from moderator.text.folding import fold
from moderator.text.tricks import Trick, trick

SENTENCES: Mapping[str, str] = {
    "profane-word": "“{word}” is on the list of swear words.",
    "profane-word.disguised": "“{match}” reads as “{word}”{how}.",
    "blocked-word": "“{match}” is a word that this site blocks.",
    "blocked-word.disguised": "“{match}” reads as “{word}”{how}, a word that this site blocks.",
    "link": "Links in the text: {count}.",
    "many-links": "Many links in the text: {count}.",
    "hidden-link": "A link that shows {shown} leads to {host}.",
    "address-in-text": "E-mail addresses that readers would see: {count}.",
    "address-in-link": "A link leads to an e-mail address.",
    "phone-number": "Phone numbers that readers would see: {count}.",
    "missing-name": "The comment has no name.",
    "missing-text": "The comment has no text.",
    "new-author": "The first comment seen from this author.",
    "text-clipped": "Only the first {limit} characters were screened.",
    "filter-failed": "The filter {filter} failed on this comment ({error}). Look at it with your own eyes.",
    "filter-skipped": "The filter {filter} was not run: the time for this comment was used up.",
}

HOW = " when {substitutions}"
SUBSTITUTION = "{written} stands for {letter}"
AND = " and "
LOOKS = " when its letters are read as those that they look like"
TRICKS: Mapping[Trick, str] = {
    Trick.SEPARATED: " when what stands between its letters is left out",
    Trick.SWAPPED: " when two letters change places",
    Trick.REPEATED: " when no letter is repeated",
    Trick.VOWELS_DROPPED: " when the missing vowels are filled in",
    Trick.AS_IT_SOUNDS: " when it is read aloud",
}

MOST_SUBSTITUTIONS = 3

LONGEST_MATCH = 40
DISGUISED = ".disguised"
ANY_ENDING = "*"
"""Ends a word of the list that stands for the word with any ending."""


def explain(flag: Flag, texts: Flagged) -> str:
    """The sentence for a flag on these texts; for a code without a sentence, the code itself."""
    match = _first_match(flag, texts)
    word = str(flag.parameters.get("word", ""))
    is_disguised = bool(match and word) and not _is_written_so(match, word)
    template = SENTENCES.get(flag.code + DISGUISED if is_disguised else flag.code)
    if template is None:
        return flag.code
    values = {"filter": flag.filter, "match": match or word, "how": _how(match, word), **flag.parameters}
    return template.format_map(_Forgiving(values))


class _Forgiving(dict[str, object]):
    """Leaves a blank for what an older version of a filter did not say."""

    def __missing__(self, name: str) -> str:
        return "…"


def _first_match(flag: Flag, texts: Flagged) -> str:
    """What stands at the flag's first place, shortened."""
    if not flag.spans:
        return ""
    span = flag.spans[0]
    content = {Field.TEXT: texts.text, Field.NAME: texts.name, Field.WEBSITE: texts.website}[span.field]
    return content[span.start : min(span.end, span.start + LONGEST_MATCH)]


def _is_written_so(match: str, word: str) -> bool:
    written, meant = fold(match).text, fold(word).text
    return written == meant or (meant.endswith(ANY_ENDING) and written.startswith(meant.removesuffix(ANY_ENDING)))


def _how(match: str, word: str) -> str:
    """By which trick the word was disguised: which characters stand for which, or what was done to its letters."""
    if found := trick(match, word):
        return TRICKS[found]
    written, meant = fold(match).text, fold(word).text.removesuffix(ANY_ENDING)
    pairs = {pair: None for pair in zip(written, meant, strict=False) if pair[0] != pair[1]}
    if len(written) != len(meant) or not pairs:
        return ""
    if len(pairs) > MOST_SUBSTITUTIONS:
        return LOOKS
    each = (SUBSTITUTION.format(written=sign, letter=letter) for sign, letter in pairs)
    return HOW.format(substitutions=AND.join(each))
