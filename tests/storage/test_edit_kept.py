"""Masked addresses that an editor kept stay what they were; nothing that is typed becomes one."""

import pytest

from moderator.domain.edited_text import EditedText, Kept
from moderator.domain.query import Order, Query
from moderator.errors import UserError
from moderator.privacy.masking import mask_addresses
from moderator.services import review_queue
from moderator.services.decide import Target
from moderator.services.desk import Desk
from moderator.services.edit import edit_kept
from moderator.services.sealing import text_context
from moderator.storage import texts
from moderator.text.kept_addresses import taken_apart
from tests.helpers.desks import arrival, bring_in

TEXT = "Ask ann@b.org or bob@c.com, the •••@•.••• is hers."
ANN, BOB, DOTS = Kept(4, 13), Kept(17, 26), Kept(32, 41)


@pytest.fixture
def comment(desk: Desk) -> int:
    bring_in(desk, arrival(1, TEXT))
    return review_queue.snapshot(desk, Query(), Order.OLDEST)[0]


def in_clear(desk: Desk, comment_id: int) -> str:
    """The current text with its addresses, as the vault gives it."""
    shown = review_queue.whole(desk, comment_id).comment
    with desk.database.reading() as connection:
        stored = texts.stored_text(connection, comment_id)
    assert stored.text == mask_addresses(stored.text)
    return desk.vault.open(stored.sealed_markup, text_context(shown.uid)) if stored.sealed_markup else stored.text


def pieces(desk: Desk, comment_id: int) -> EditedText:
    return taken_apart(review_queue.whole(desk, comment_id).comment.text)


def test_a_text_saved_unchanged_changes_nothing(desk: Desk, comment: int) -> None:
    assert edit_kept(desk, Target(comment), pieces(desk, comment)).unchanged == 1
    assert in_clear(desk, comment) == TEXT


@pytest.mark.parametrize(
    ("edited", "stored"),
    [
        (("Ask ", BOB, " or ", ANN, "."), "Ask bob@c.com or ann@b.org."),
        (("Ask ", BOB, "!"), "Ask bob@c.com!"),
        (("Ask ", DOTS, " and ", ANN), "Ask •••@•.••• and ann@b.org"),
        (("•••@•.••• wrote ", BOB), "•••@•.••• wrote bob@c.com"),
        (("Ask:", ANN, ",", BOB), "Ask:ann@b.org,bob@c.com"),
    ],
)
def test_just_the_kept_addresses_are_stored(desk: Desk, comment: int, edited: EditedText, stored: str) -> None:
    edit_kept(desk, Target(comment), edited)
    assert in_clear(desk, comment) == stored


def test_a_mask_that_was_typed_stays_a_mask(desk: Desk, comment: int) -> None:
    edit_kept(desk, Target(comment), ("Ask •••@•.••• or •••@•.•••",))
    assert in_clear(desk, comment) == "Ask •••@•.••• or •••@•.•••"


def test_the_original_comes_back_with_its_addresses(desk: Desk, comment: int) -> None:
    original = taken_apart(review_queue.whole(desk, comment).comment.text, of_original=True)
    edit_kept(desk, Target(comment), ("Ask nobody.",))
    edit_kept(desk, Target(comment), (*original, " Really."))
    assert in_clear(desk, comment) == f"{TEXT} Really."


@pytest.mark.parametrize("empty", [(), ("",), (" \n\t",), ("\0",)])
def test_a_text_is_never_emptied(desk: Desk, comment: int, empty: EditedText) -> None:
    with pytest.raises(UserError, match="can't be emptied"):
        edit_kept(desk, Target(comment), empty)
    assert in_clear(desk, comment) == TEXT


def test_an_address_alone_is_a_text(desk: Desk, comment: int) -> None:
    edit_kept(desk, Target(comment), (ANN,))
    assert in_clear(desk, comment) == "ann@b.org"


def test_whoever_edits_what_somebody_else_has_changed_is_refused(desk: Desk, comment: int) -> None:
    seen = review_queue.whole(desk, comment).comment
    edit_kept(desk, Target(comment), ("Ask nobody.",))
    changes = edit_kept(desk, Target(comment, seen.version), (DOTS, ANN))
    assert [refused.reason for refused in changes.refused] == ["changed by anna"]
