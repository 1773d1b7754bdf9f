"""Explanations: a sentence for every code, whatever the flag lacks, and never an exception."""

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.screening.codes import CODES, flag
from moderator.screening.explanations import LONGEST_MATCH, SENTENCES, explain
from moderator.screening.subject import Subject

TEXT = Subject("What a “sh1t” show, $h1t, shit and ｓhit", name="M0r0n")


def profane(word: str, start: int, end: int, field: Field = Field.TEXT) -> Flag:
    return flag("profane-word", Span(field, start, end), parameters={"word": word})


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (profane("shit", 8, 12), "“sh1t” reads as “shit” when 1 stands for i."),
        (profane("shit", 20, 24), "“$h1t” reads as “shit” when $ stands for s and 1 stands for i."),
        (profane("shit", 26, 30), "“shit” is on the list of swear words."),
        (profane("shit", 35, 39), "“shit” is on the list of swear words."),
        (profane("moron", 0, 5, Field.NAME), "“M0r0n” reads as “moron” when 0 stands for o."),
        (profane("what an", 0, 4), "“What” reads as “what an”."),
        (profane("sh", 26, 30), "“shit” is a form of a word on the list of swear words."),
        (flag("insulting-word", parameters={"word": "oaf"}), "“oaf” is on the list of insults."),
        (
            flag("insulting-word", Span(Field.NAME, 0, 5), parameters={"word": "moro"}),
            "“M0r0n” reads as “moro”, an insult.",
        ),
        (
            flag("insulting-word", Span(Field.TEXT, 26, 30), parameters={"word": "shi"}),
            "“shit” is a form of a word on the list of insults.",
        ),
        (flag("blocked-word", Span(Field.TEXT, 14, 18)), "“show” is a word that this site blocks."),
        (
            flag("blocked-word", Span(Field.TEXT, 8, 12), parameters={"word": "shit"}),
            "“sh1t” reads as “shit” when 1 stands for i, a word that this site blocks.",
        ),
        (flag("many-links", parameters={"count": 12}), "Many links in the text: 12."),
        (
            flag("hidden-link", parameters={"shown": "bank.com", "host": "evil.example"}),
            "A link that shows bank.com leads to evil.example.",
        ),
        (
            flag("filter-failed", parameters={"error": "ValueError"}, by="links"),
            "The filter links failed on this comment (ValueError). Look at it with your own eyes.",
        ),
        (
            flag("same-text", parameters={"count": 14, "names": 9, "days": 3}),
            "Same text as 14 comments within 3 days, by 9 names.",
        ),
        (
            flag("same-text", parameters={"count": 4, "names": 1, "days": 3}),
            "Same text as 4 comments within 3 days, all under one name.",
        ),
        (
            flag("similar-text", parameters={"count": 1, "names": 1, "days": 2}),
            "Nearly the same text as another comment within 2 days.",
        ),
        (flag("filter-skipped", by="links"), "The filter links was not run: the time for this comment was used up."),
    ],
)
def test_the_sentence_says_what_was_found_and_why(found: Flag, sentence: str) -> None:
    assert explain(found, TEXT) == sentence


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert {code.partition(".")[0] for code in SENTENCES} == set(CODES)


def test_sentences_can_be_translated() -> None:
    fields = [
        name for sentence in SENTENCES.values() for _, name, _, _ in Formatter().parse(sentence) if name is not None
    ]

    assert all(name.isidentifier() for name in fields)


def test_an_unknown_code_is_told_as_it_is() -> None:
    assert explain(Flag("rot13", "vowels-{dropped", Severity.LOW), TEXT) == "vowels-{dropped"


def test_a_very_long_match_is_shortened() -> None:
    long = Subject("a" + "*" * 1_000)

    assert len(explain(profane("a b", 0, 1_001), long)) < LONGEST_MATCH + 40


@given(
    st.sampled_from(sorted(CODES)),
    st.dictionaries(
        st.sampled_from(["word", "count", "match", "filter", "how", "{x}"]), st.one_of(st.text(), st.integers())
    ),
    st.integers(0, 50),
    st.integers(0, 50),
)
def test_no_flag_is_too_odd_to_be_explained(code: str, parameters: dict[str, str | int], start: int, end: int) -> None:
    odd = Flag("any", code, Severity.LOW, parameters, (Span(Field.TEXT, start, end),))

    assert isinstance(explain(odd, TEXT), str)
