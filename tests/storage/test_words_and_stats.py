"""The site's own words, and the counts over everything."""

from datetime import timedelta

import pytest

from moderator.domain.comments import Status
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.domain.site_words import Tier, WordKind
from moderator.errors import UserError
from moderator.services import review_queue, site_words
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.stats import stats
from moderator.services.undo import undo
from tests.helpers.desks import NOON, arrival, bring_in


def flags_of(desk: Desk, number: int) -> set[str]:
    ids = review_queue.snapshot(desk, Query(), Order.OLDEST)
    return {flag.code for flag in review_queue.rows(desk, ids)[number - 1].flags}


def test_a_blocked_word_flags_what_comes_in_and_an_allowed_one_no_longer_does(desk: Desk) -> None:
    assert site_words.block(desk, ["Zorkmid", "zorkmid", " cheap   zorks "], Tier.SEVERE, "en") == 2
    assert site_words.allow(desk, ["shit"], None) == 1
    bring_in(desk, arrival(1, "What a ZORKMID"), arrival(2, "cheap zorks here"), arrival(3, "this shit again"))
    assert "blocked-word" in flags_of(desk, 1)
    assert "blocked-word" in flags_of(desk, 2)
    assert "profane-word" not in flags_of(desk, 3)


def test_words_are_listed_changed_and_removed(desk: Desk) -> None:
    site_words.block(desk, ["zork"], None, None)
    assert site_words.block(desk, ["zork"], None, None) == 0
    assert site_words.block(desk, ["zork"], Tier.MILD, None) == 1
    (word,) = site_words.site_words(desk)
    assert (word.word, word.kind, word.tier) == ("zork", WordKind.BLOCKED, Tier.MILD)
    assert site_words.remove(desk, ["zork", "never there"]) == ["zork"]
    assert site_words.site_words(desk) == []
    with pytest.raises(UserError):
        site_words.block(desk, ["..."], None, None)


def test_the_counts(desk: Desk) -> None:
    bring_in(
        desk,
        arrival(1, "See https://a.example/x", submitted=NOON),
        arrival(2, "See https://b.example/x", submitted=NOON + timedelta(hours=1)),
        arrival(3, submitted=NOON + timedelta(hours=2)),
        arrival(4, type="pingback"),
    )
    decide(desk, Act(Verdict.REJECT), [Target(1)])
    decide(desk, Act(Verdict.APPROVE), [Target(2)])
    decide(desk, Act(Verdict.SPAM), [Target(3)])
    undo(desk)
    counted = stats(desk)
    assert counted.comments == {"pending": 1, "held": 0, "approved": 1, "rejected": 1, "spam": 0}
    assert counted.decisions == {"approve": 1, "reject": 1, "spam": 1}
    assert counted.oldest == NOON + timedelta(hours=2)
    links = next(record for record in counted.filters if record.filter == "links")
    assert (links.flagged, links.agreed) == (2, 1)
    assert stats(desk, since=NOON + timedelta(days=1)).comments[Status.PENDING] == 0
