"""What screening stores beside flags: the language, and what the site's WordPress has against the sender."""

from dataclasses import replace

from moderator.domain.comments import Comment
from moderator.domain.personal import EmailAddress, UserAgent
from moderator.domain.query import LanguageIs, Order, Query
from moderator.screening.codes import flag
from moderator.screening.filter import TextFilter
from moderator.screening.subject import Subject
from moderator.services import review_queue
from moderator.services.decide import Target
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.settings import Settings
from tests.helpers.desks import arrival, bring_in

ARMENIAN = "Barev dzez, inch ka chka?"
TURKISH = "Bu haber gerçekten çok güzel olmuş, teşekkürler"


def stored(desk: Desk) -> list[Comment]:
    ids = review_queue.snapshot(desk, Query(), Order.OLDEST)
    return [review_queue.whole(desk, comment_id).comment for comment_id in ids]


def codes(desk: Desk) -> list[str]:
    (comment,) = stored(desk)
    return [found.code for found in comment.flags]


def test_the_language_is_stored_and_can_be_asked_for(desk: Desk) -> None:
    bring_in(desk, arrival(1, ARMENIAN), arrival(2, TURKISH), arrival(3, "Garo P."))

    assert [comment.language for comment in stored(desk)] == ["hy", "tr", None]
    assert len(review_queue.snapshot(desk, Query().having(LanguageIs("hy")), Order.OLDEST)) == 1


def test_a_newer_text_has_its_own_language(desk: Desk) -> None:
    bring_in(desk, arrival(1, ARMENIAN))
    bring_in(desk, arrival(1, TURKISH))

    assert [comment.language for comment in stored(desk)] == ["tr"]


def test_a_language_that_is_not_taken_is_flagged(desk: Desk) -> None:
    bring_in(replace(desk, settings=Settings(screening_languages=("hy", "en"))), arrival(1, TURKISH))

    assert "foreign-language" in codes(desk)


def test_a_disallowed_sender_is_told_without_telling_who_and_stays_so_when_the_text_is_edited(desk: Desk) -> None:
    listed = Settings(wordpress_disallowed_keys="@casino.example\n192.0.2.", wordpress_moderation_keys="BadBot")
    desk = replace(desk, settings=listed)

    bring_in(desk, arrival(1, email=EmailAddress("me@casino.example"), agent=UserAgent("badbot/1.0")))

    (comment,) = stored(desk)
    told = [(found.code, dict(found.parameters)) for found in comment.flags if found.filter == "wordpress-keys"]
    assert told == [("disallowed-sender", {"what": "address"}), ("moderation-sender", {"what": "browser"})]
    edit(desk, Target(comment.id), "Other words.")
    assert {"disallowed-sender", "moderation-sender"} <= set(codes(desk))


def test_keys_in_the_markup_are_found_as_wordpress_finds_them(desk: Desk) -> None:
    listed = replace(desk, settings=Settings(wordpress_disallowed_keys="<b>"))

    bring_in(listed, arrival(1, "a <b>bold</b> word"))

    assert "disallowed-key" in codes(desk)


class Greets:
    name = "greets"

    def check(self, subject: Subject) -> list[object]:
        return [flag("link", by=self.name)] if "morning" in subject.text else []


def test_a_filter_of_another_package_is_heard_like_ours(desk: Desk) -> None:
    other: TextFilter = Greets()  # type: ignore[assignment]

    bring_in(replace(desk, plugins=(other,)), arrival(1, "Good morning."))

    (comment,) = stored(desk)
    assert "greets" in [found.filter for found in comment.flags]
