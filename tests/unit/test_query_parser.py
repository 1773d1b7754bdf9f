"""The query language, as people write it and mistype it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import Status
from moderator.domain.query import (
    ArticleLike,
    Comparison,
    Decided,
    DecidedBy,
    FlaggedBy,
    Has,
    Is,
    LanguageIs,
    Phrase,
    PriorityIs,
    Query,
    ReasonIs,
    SameAuthorAs,
    SameTextAs,
    SiteLike,
    StatusIn,
    Submitted,
    Term,
    TypeIn,
    Word,
)
from moderator.errors import QueryError
from moderator.text.query_parser import parse_query, query_from_arguments

any_text = st.text(st.characters(exclude_categories=()))
FIELDS = [
    *("status", "type", "flag", "site", "article", "author", "by", "reason", "lang", "before", "after", "decided"),
    *("priority", "has", "is", "statsu", "https", "հայ"),
]
VALUES = [
    *(
        "pending",
        "spam,held",
        "any",
        ",",
        "links",
        "9" * 30,
        "0",
        "-1",
        "1",
        "anna",
        "rule:",
        "offensive",
        "hy",
        '"a b"',
    ),
    *("2026", "2026-02-30", "2026-11", "0000", "9999", "9999-12-31T23:59:59-12:00", "2026..", "..", "..9999", '"', ""),
    *(">0.7", "<=1", "nan", "inf", "1e9", "link", "marked", "//x", "\0", "\ud800", "•"),
]
fielded = st.builds(
    "{}{}:{}".format, st.sampled_from(["", "-", "--"]), st.sampled_from(FIELDS), st.sampled_from(VALUES)
)
queries = st.lists(fielded | any_text, max_size=5).map(" ".join)


def conditions(text):
    return [term.condition for term in parse_query(text).terms]


def day(year, month=1, date=1):
    return datetime(year, month, date, tzinfo=UTC)


def problem(text):
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    return str(caught.value), caught.value.position


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("toll bridge", [Word("toll"), Word("bridge")]),
        ('"toll bridge" vote', [Phrase("toll bridge"), Word("vote")]),
        ('"a b"c', [Phrase("a b"), Word("c")]),
        ("don't 5\" կամուրջ", [Word("don't"), Word('5"'), Word("կամուրջ")]),
        ("a\0b", [Word("ab")]),
    ],
)
def test_words_and_phrases(text, expected):
    assert conditions(text) == expected


@pytest.mark.parametrize("word", ["https://x.org/a", "10:30", "Հարց:պատասխան", "вопрос:ответ", "a.b:c", "(see:x"])
def test_a_colon_without_a_field_before_it_belongs_to_the_word(word):
    assert conditions(word) == [Word(word)]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("status:pending", StatusIn((Status.PENDING,))),
        ("STATUS:Pending,HELD", StatusIn((Status.PENDING, Status.HELD))),
        ("status:any", StatusIn(())),
        ("type:pingback,trackback", TypeIn(("pingback", "trackback"))),
        ("type:any", TypeIn(())),
        ("flag:insult", FlaggedBy("insult")),
        ("flag:insult-word", FlaggedBy("insult-word")),
        ('site:"My Paper"', SiteLike("My Paper")),
        ("site:paper.example", SiteLike("paper.example")),
        ("article:bridge", ArticleLike("bridge")),
        ("author:41", SameAuthorAs(41)),
        ("duplicates:41", SameTextAs(41)),
        (f"author:{2**63 - 1}", SameAuthorAs(2**63 - 1)),
        ("by:anna", DecidedBy("anna")),
        ("by:script:nightly", DecidedBy("script:nightly")),
        ("reason:hate-speech", ReasonIs("hate-speech")),
        ("lang:HY", LanguageIs("hy")),
        ("has:link", Has.LINK),
        ("has:parent", Has.PARENT),
        ("has:edit", Has.EDIT),
        ("has:note", Has.NOTE),
        ("is:new-author", Is.NEW_AUTHOR),
        ("is:duplicate", Is.DUPLICATE),
        ("is:marked", Is.MARKED),
    ],
)
def test_fields(text, condition):
    assert conditions(text) == [condition]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("before:2026-11-01", Submitted(end=day(2026, 11))),
        ("after:2026-11-01", Submitted(start=day(2026, 11))),
        ("after:2026-11", Submitted(start=day(2026, 11))),
        ("before:2026", Submitted(end=day(2026))),
        ("after:2026-11-01T09:30:05Z", Submitted(start=datetime(2026, 11, 1, 9, 30, 5, tzinfo=UTC))),
        ("after:2026-11-01t09:30+04:00", Submitted(start=datetime(2026, 11, 1, 5, 30, tzinfo=UTC))),
        ("after:2026-11-01T09:30", Submitted(start=datetime(2026, 11, 1, 9, 30, tzinfo=UTC))),
        ("decided:2026-11-01", Decided(day(2026, 11), day(2026, 11, 2))),
        ("decided:2026-12", Decided(day(2026, 12), day(2027))),
        ("decided:2026", Decided(day(2026), day(2027))),
        ("decided:2026-11-01..2026-11-03", Decided(day(2026, 11), day(2026, 11, 4))),
        ("decided:2026-11-01..", Decided(day(2026, 11), None)),
        ("decided:..2026-02", Decided(None, day(2026, 3))),
        (
            "decided:2026-11-01T09:30:05Z",
            Decided(datetime(2026, 11, 1, 9, 30, 5, tzinfo=UTC), datetime(2026, 11, 1, 9, 30, 6, tzinfo=UTC)),
        ),
    ],
)
def test_dates_are_days_in_utc(text, condition):
    assert conditions(text) == [condition]


@pytest.mark.parametrize(
    ("text", "comparison", "value"),
    [
        ("priority:>0.7", Comparison.ABOVE, 0.7),
        ("priority:>=.5", Comparison.AT_LEAST, 0.5),
        ("priority:<1", Comparison.BELOW, 1.0),
        ("priority:<=0.25", Comparison.AT_MOST, 0.25),
        ("priority:=0", Comparison.EXACTLY, 0.0),
        ("priority:0.71", Comparison.EXACTLY, 0.71),
    ],
)
def test_priorities(text, comparison, value):
    assert conditions(text) == [PriorityIs(comparison, value)]


def test_a_minus_turns_a_term_round():
    assert parse_query('-word -"a phrase" -status:spam plain-word') == Query(
        (
            Term(Word("word"), negated=True),
            Term(Phrase("a phrase"), negated=True),
            Term(StatusIn((Status.SPAM,)), negated=True),
            Term(Word("plain-word")),
        )
    )


def test_a_mistyped_field_is_answered_with_the_nearest_one():
    assert problem("statsu:spam") == ("There is no field statsu:. Did you mean status:? (at character 1)", 0)
    assert problem("word -Sight:x")[0] == "There is no field sight:. Did you mean site:? (at character 7)"
    assert problem("Re: the bridge") == (
        'There is no field re:. To search for the word itself, put it into "quotes". (at character 1)',
        0,
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("status:pendng", "There is no such status. Did you mean pending?"),
        ("status:qqq", "There is no such status. Known are pending, held, approved, rejected, spam, any."),
        ("reason:offensiv", "There is no such reason. Did you mean offensive?"),
        ("has:links", "There is no such has: condition. Did you mean link?"),
        ("is:newauthor", "There is no such is: condition. Did you mean new-author?"),
    ],
)
def test_a_mistyped_value_is_answered_with_the_nearest_one(text, sentence):
    place = text.index(":") + 1
    assert problem(text) == (f"{sentence} (at character {place + 1})", place)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('word "never closed', 5),
        ('site:"never closed', 5),
        ('-"', 1),
        ("word -", 5),
        ("word - word", 5),
        ("--", 0),
        ("--jsno", 0),
        ("...", 0),
        ("word 😀", 5),
        ('""', 1),
        ("status:", 7),
        ('status:""', 8),
        ("status:,", 7),
        ("flag:@", 5),
        ("author:0", 7),
        ("author:x", 7),
        ("author:١", 7),
        (f"author:{2**63}", 7),
        ("by:robot:x", 3),
        ("lang:հայ", 5),
        ("before:yesterday", 7),
        ("before:2026-02-30", 7),
        ("before:2026-W01", 7),
        ("after:0000", 6),
        ("decided:9999", 8),
        ("decided:9999-12-31", 8),
        ("after:0001-01-01T00:00+14:00", 6),
        ("decided:..", 8),
        ("decided:2027..2026", 8),
        ("decided:2026...2027", 8),
        ("priority:1.01", 9),
        ("priority:-1", 9),
        ("priority:nan", 9),
        ("priority:=>1", 9),
        ("a " * 65, 128),
        ("a" * 2001, 2000),
    ],
)
def test_an_unreadable_query_says_where_it_stops_making_sense(text, position):
    message, place = problem(text)
    assert place == position
    assert message.endswith(f" (at character {position + 1})")


@pytest.mark.parametrize("text", ["status:anna@paper.example", "by:anna@paper.example", "lang:anna@paper.example"])
def test_a_message_never_repeats_an_address(text):
    assert "anna" not in problem(text)[0]


def test_the_longest_query_is_read():
    assert len(parse_query("a " * 64).terms) == 64
    assert conditions("a" * 2000) == [Word("a" * 2000)]


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (["bridge", "status:held"], "bridge status:held"),
        (["site:My Paper", "bridge"], 'site:"My Paper" bridge'),
        (["-article:Toll bridge"], '-article:"Toll bridge"'),
        (["status:held bridge"], "status:held bridge"),
        (["site:paper status:held"], "site:paper status:held"),
        (['site:"My Paper" x'], 'site:"My Paper" x'),
        (["toll bridge"], "toll bridge"),
        ([], ""),
    ],
)
def test_the_words_of_a_command_line_are_a_query(arguments, query):
    assert query_from_arguments(arguments) == parse_query(query)


@given(queries)
def test_any_text_is_a_query_or_a_query_error(text):
    try:
        parsed = parse_query(text)
    except QueryError as wrong:
        assert 0 <= wrong.position <= len(text)
    else:
        assert len(parsed.terms) <= 64


def test_a_flag_of_an_unknown_name_is_refused_where_the_names_are_given():
    assert parse_query("flag:links", ["links"]).terms == (Term(FlaggedBy("links")),)
    assert parse_query("flag:lnks").terms == (Term(FlaggedBy("lnks")),)
    with pytest.raises(QueryError, match="Did you mean flag:links") as refused:
        parse_query('toll -flag:"lnks"', ["links", "profanity"])
    assert refused.value.position == 6
    with pytest.raises(QueryError, match="Known are links, profanity"):
        parse_query("flag:zzzz", ["links", "profanity"])
