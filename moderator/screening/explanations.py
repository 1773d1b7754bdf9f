"""Turns a flag into the sentence that a moderator reads.

The sentences are templates with named parameters, so that a translation can put them in its own order.
"""

from collections.abc import Mapping

from moderator.domain.flags import Field, Flag, Flagged
from moderator.text.folding import fold

SENTENCES: Mapping[str, str] = {
    "profane-word": "“{word}” is on the list of swear words.",
    "profane-word.inflected": "“{match}” is a form of a word on the list of swear words.",
    "profane-word.disguised": "“{match}” reads as “{word}”{how}.",
    "insulting-word": "“{word}” is on the list of insults.",
    "insulting-word.inflected": "“{match}” is a form of a word on the list of insults.",
    "insulting-word.disguised": "“{match}” reads as “{word}”{how}, an insult.",
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

LONGEST_MATCH = 40
INFLECTED = ".inflected"
DISGUISED = ".disguised"


def explain(flag: Flag, texts: Flagged) -> str:
    """The sentence for a flag on these texts; for a code without a sentence, the code itself."""
    match = _first_match(flag, texts)
    word = str(flag.parameters.get("word", ""))
    template = SENTENCES.get(flag.code + _variant(match, word), SENTENCES.get(flag.code))
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


def _variant(match: str, word: str) -> str:
    """How what stands there differs from the word that it is taken for."""
    written, meant = fold(match).text, fold(word).text
    if not match or not word or written == meant:
        return ""
    return INFLECTED if written.startswith(meant) else DISGUISED


def _how(match: str, word: str) -> str:
    """Which characters stand for which, where that can be told character by character."""
    written, meant = fold(match).text, fold(word).text
    pairs = {pair: None for pair in zip(written, meant, strict=False) if pair[0] != pair[1]}
    if len(written) != len(meant) or not pairs:
        return ""
    each = (SUBSTITUTION.format(written=sign, letter=letter) for sign, letter in pairs)
    return HOW.format(substitutions=AND.join(each))
