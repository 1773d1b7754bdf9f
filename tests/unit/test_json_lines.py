"""One JSON object a line, in the shapes that scripts rely on."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.comments import AuthorRecord, Revision, RevisionSource, Status
from moderator.domain.decisions import Decision, Verdict
from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost
from moderator.formats.json_lines import comment_json, decision_json
from tests.helpers.export_records import OPTIONS, a_comment, written

WHEN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DECISION = Decision(
    seq=88,
    batch=12,
    comment=7,
    actor="anna",
    verdict=Verdict.REJECT,
    reason="offensive",
    note="",
    before=Status.PENDING,
    after=Status.REJECTED,
    revision_before=1,
    revision_after=1,
    at=WHEN,
    undoes=None,
)
WITH_HISTORY = ExportOptions(explain=OPTIONS.explain, with_history=True)


def test_a_comment_has_the_shape_of_the_contract():
    insult = Flag("insult", "insult-word", Severity.HIGH, {}, (Span(Field.TEXT, 8, 13), Span(Field.NAME, 0, 4)))
    comment = a_comment(
        7,
        parent=6,
        text="You are m0r0n",
        flags=(insult,),
        record=AuthorRecord(12, 1, 0),
        language=None,
        source_status="0",
        status=Status.PENDING,
    )
    assert comment_json(comment, OPTIONS.explain) == {
        "id": 7,
        "uid": "00000000-0000-0000-0000-000000000007",
        "site": "https://paper.example",
        "source": "wordpress",
        "external_id": "107",
        "type": "comment",
        "status": "pending",
        "source_status": "0",
        "version": 1,
        "article": {"title": "Toll bridge vote delayed", "url": "https://paper.example/toll"},
        "author": {"name": "Garo P.", "website": "", "known": {"approved": 12, "rejected": 1, "spam": 0}},
        "submitted": "2026-11-21T09:30:00Z",
        "language": None,
        "parent": 6,
        "edited": False,
        "marked": False,
        "text": "You are m0r0n",
        "priority": 0.25,
        "flags": [
            {
                "filter": "insult",
                "code": "insult-word",
                "severity": "high",
                "explanation": "insult-word explained",
                "spans": [
                    {"field": "text", "start": 8, "end": 13, "text": "m0r0n"},
                    {"field": "name", "start": 0, "end": 4, "text": "Garo"},
                ],
            }
        ],
    }


def test_a_time_that_is_not_known_is_null():
    assert comment_json(a_comment(submitted=None), OPTIONS.explain)["submitted"] is None


def test_a_decision_has_the_shape_of_the_contract():
    assert decision_json(DECISION) == {
        "seq": 88,
        "batch": 12,
        "comment": 7,
        "actor": "anna",
        "verdict": "reject",
        "reason": "offensive",
        "note": "",
        "before": "pending",
        "after": "rejected",
        "at": "2026-11-21T09:30:00Z",
        "undoes": None,
    }


def test_the_history_goes_along_only_when_it_is_asked_for():
    revision = Revision(1, RevisionSource.SITE, "The first text.", WHEN, "")
    record = ExportRecord(a_comment(7), revisions=(revision,), decisions=(DECISION,))
    without, _ = written("json-lines", record)
    assert not {"revisions", "decisions"} & set(json.loads(without))
    with_history = json.loads(written("json-lines", record, options=WITH_HISTORY)[0])
    assert with_history["decisions"] == [decision_json(DECISION)]
    assert with_history["revisions"] == [
        {"number": 1, "source": "site", "text": "The first text.", "at": "2026-11-21T09:30:00Z", "actor": ""}
    ]


def test_a_comment_is_one_compact_line_in_letters_people_can_read():
    text, lost = written("json-lines", a_comment(1, text="Կամուրջ\nмост"), a_comment(2))
    first, second = text.splitlines()
    assert "Կամուրջ\\nмост" in first
    assert '"id":2,' in second
    assert text.endswith("}\n")
    assert lost == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_a_line_or_is_changed(text):
    line, _ = written("json-lines", a_comment(text=text, name=text))
    assert len(line.splitlines()) == 1
    shape = json.loads(line)
    assert (shape["text"], shape["author"]["name"]) == (text, text)


def test_markup_that_is_flattened_is_counted():
    _, lost = written("json-lines", a_comment(1, markup="<b>x</b>"), a_comment(2))
    assert lost == (Lost("markup in texts", 1),)


def test_addresses_in_notes_and_old_texts_are_masked():
    note = Decision(
        **{name: getattr(DECISION, name) for name in DECISION.__slots__} | {"note": "Ask garo@reader.example"}
    )
    revision = Revision(1, RevisionSource.SITE, "Write to garo@reader.example", WHEN, "")
    record = ExportRecord(a_comment(7), revisions=(revision,), decisions=(note,))
    text, _ = written("json-lines", record, options=WITH_HISTORY)
    assert "garo@reader" not in text
    assert "Ask " in text
    assert "Write to " in text
