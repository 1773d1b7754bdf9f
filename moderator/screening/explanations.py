"""Turns a flag into the sentence that a moderator reads.

The sentences are templates with named parameters, so that a translation can put them in its own order.
"""

from collections.abc import Mapping

from moderator.domain.flags import Field, Flag, Flagged
from moderator.text.folding import fold
from moderator.text.tricks import Trick, trick

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
    "shortened-link": "A link by {host}: nobody sees where it leads.",
    "punycode-host": "A link to {host}, which is shown to readers as {shown}.",
    "lookalike-host": "A link to {shown}: some of its letters only look like Latin ones.",
    "blocked-host": "A link to {host}, which the settings block.",
    "address-in-text": "E-mail addresses that readers would see: {count}.",
    "address-in-link": "A link leads to an e-mail address.",
    "phone-number": "Phone numbers that readers would see: {count}.",
    "card-number": "Numbers of payment cards that readers would see: {count}.",
    "shouting": "Written in capital letters: “{match}”.",
    "gibberish": "“{match}” is no word of any language.",
    "repeated-characters": "The same character over and over: “{match}”.",
    "repeated-words": "The same words over and over.",
    "repeated-lines": "The same line stands in the text {count} times.",
    "short-text": "The comment says next to nothing.",
    "long-text": "The comment is very long: {count} characters.",
    "foreign-language": "The comment is in a language that is not moderated here ({language}).",
    "disallowed-key": "Holds “{key}”, a disallowed key: WordPress would throw the comment away.",
    "moderation-key": "Holds “{key}”, a moderation key: WordPress would hold the comment back.",
    "disallowed-sender": "A disallowed key matches the sender's {what}: WordPress would throw the comment away.",
    "moderation-sender": "A moderation key matches the sender's {what}: WordPress would hold the comment back.",
    "wordpress-links": "WordPress counts {count} links and would hold the comment back (its limit is {limit}).",
    "reads-as-insulting": "“{match}” is often marked as insulting by people who read news comments.",
    "reads-like-taken-out": "Reads like what is taken out: {percent} of 100. This is for ordering, not a verdict.",
    "missing-name": "The comment has no name.",
    "missing-text": "The comment has no text.",
    "new-author": "The first comment seen from this author.",
    "all-refused": "All {count} comments of this author decided so far were rejected or spam.",
    "mostly-refused": "Of {decided} comments of this author decided so far, {count} were rejected or spam.",
    "same-text": "Same text as {count} comments within {days} days, by {names} names.",
    "same-text.one-name": "Same text as {count} comments within {days} days, all under one name.",
    "same-text.one": "Same text as another comment within {days} days.",
    "similar-text": "Nearly the same text as {count} comments within {days} days, by {names} names.",
    "similar-text.one-name": "Nearly the same text as {count} comments within {days} days, all under one name.",
    "similar-text.one": "Nearly the same text as another comment within {days} days.",
    "author-flood": "{count} more comments by this author within {minutes} minutes.",
    "address-flood": "{count} more comments from the same IP address within {minutes} minutes.",
    "staff-name": "The name of a member of the staff, by somebody who is not known to be that person.",
    "regular-name": "A regular with {count} approved comments has this name, and writes from another address.",
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
INFLECTED = ".inflected"
DISGUISED = ".disguised"
ONE = ".one"
ONE_NAME = ".one-name"
ANY_ENDING = "*"
"""Ends a word of the list that stands for the word with any ending."""


def explain(flag: Flag, texts: Flagged) -> str:
    """The sentence for a flag on these texts.

    A filter of another package brings its own as the parameter `sentence`; else the code stands for itself.
    """
    match = _first_match(flag, texts)
    word = str(flag.parameters.get("word", ""))
    variant = _variant(match, word) or _number(flag)
    template = SENTENCES.get(flag.code + variant, SENTENCES.get(flag.code))
    if template is None:
        return str(flag.parameters.get("sentence", flag.code))
    values = {"filter": flag.filter, "match": match or word, "how": _how(match, word), **flag.parameters}
    return template.format_map(_Forgiving(values))


def _number(flag: Flag) -> str:
    """Which of a code's sentences fits the numbers; most codes have one for all."""
    if flag.parameters.get("count") == 1:
        return ONE
    return ONE_NAME if flag.parameters.get("names") == 1 else ""


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
    written, meant = fold(match).text, fold(word).text.removesuffix(ANY_ENDING)
    if not match or not word or written == meant:
        return ""
    return INFLECTED if written.startswith(meant) else DISGUISED


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
