"""What the window calls things. Core and database keep codes; people read these words.

Templates are marked for translation where they stand and translated when they are shown.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale, QObject

from moderator.domain.comments import AuthorRecord, Status
from moderator.domain.decisions import REASON_CODES, Changes, Verdict
from moderator.domain.flags import Severity

WEEK = timedelta(days=7)

_STATUS = {
    Status.PENDING: QT_TRANSLATE_NOOP("Words", "pending"),
    Status.HELD: QT_TRANSLATE_NOOP("Words", "second look"),
    Status.APPROVED: QT_TRANSLATE_NOOP("Words", "approved"),
    Status.REJECTED: QT_TRANSLATE_NOOP("Words", "rejected"),
    Status.SPAM: QT_TRANSLATE_NOOP("Words", "spam"),
}
_SEVERITY = {
    Severity.INFO: QT_TRANSLATE_NOOP("Words", "note"),
    Severity.LOW: QT_TRANSLATE_NOOP("Words", "low"),
    Severity.MEDIUM: QT_TRANSLATE_NOOP("Words", "medium"),
    Severity.HIGH: QT_TRANSLATE_NOOP("Words", "high"),
}
_FLAG = {
    "profane-word": QT_TRANSLATE_NOOP("Words", "swear word"),
    "insulting-word": QT_TRANSLATE_NOOP("Words", "insult"),
    "blocked-word": QT_TRANSLATE_NOOP("Words", "blocked word"),
    "link": QT_TRANSLATE_NOOP("Words", "link"),
    "many-links": QT_TRANSLATE_NOOP("Words", "many links"),
    "hidden-link": QT_TRANSLATE_NOOP("Words", "hidden link"),
    "shortened-link": QT_TRANSLATE_NOOP("Words", "shortened link"),
    "punycode-host": QT_TRANSLATE_NOOP("Words", "odd host"),
    "lookalike-host": QT_TRANSLATE_NOOP("Words", "look-alike host"),
    "blocked-host": QT_TRANSLATE_NOOP("Words", "blocked host"),
    "address-in-text": QT_TRANSLATE_NOOP("Words", "address"),
    "address-in-link": QT_TRANSLATE_NOOP("Words", "address in a link"),
    "phone-number": QT_TRANSLATE_NOOP("Words", "phone number"),
    "card-number": QT_TRANSLATE_NOOP("Words", "card number"),
    "shouting": QT_TRANSLATE_NOOP("Words", "shouting"),
    "gibberish": QT_TRANSLATE_NOOP("Words", "gibberish"),
    "repeated-characters": QT_TRANSLATE_NOOP("Words", "repeated characters"),
    "repeated-words": QT_TRANSLATE_NOOP("Words", "repeated words"),
    "repeated-lines": QT_TRANSLATE_NOOP("Words", "repeated lines"),
    "short-text": QT_TRANSLATE_NOOP("Words", "very short"),
    "long-text": QT_TRANSLATE_NOOP("Words", "long"),
    "foreign-language": QT_TRANSLATE_NOOP("Words", "other language"),
    "disallowed-key": QT_TRANSLATE_NOOP("Words", "disallowed key"),
    "moderation-key": QT_TRANSLATE_NOOP("Words", "moderation key"),
    "disallowed-sender": QT_TRANSLATE_NOOP("Words", "disallowed sender"),
    "moderation-sender": QT_TRANSLATE_NOOP("Words", "sender to look at"),
    "wordpress-links": QT_TRANSLATE_NOOP("Words", "too many links"),
    "reads-as-insulting": QT_TRANSLATE_NOOP("Words", "insulting words"),
    "reads-like-taken-out": QT_TRANSLATE_NOOP("Words", "learned model"),
    "missing-name": QT_TRANSLATE_NOOP("Words", "no name"),
    "missing-text": QT_TRANSLATE_NOOP("Words", "no text"),
    "new-author": QT_TRANSLATE_NOOP("Words", "new author"),
    "all-refused": QT_TRANSLATE_NOOP("Words", "always refused"),
    "mostly-refused": QT_TRANSLATE_NOOP("Words", "mostly refused"),
    "same-text": QT_TRANSLATE_NOOP("Words", "same text"),
    "similar-text": QT_TRANSLATE_NOOP("Words", "similar text"),
    "author-flood": QT_TRANSLATE_NOOP("Words", "flood"),
    "address-flood": QT_TRANSLATE_NOOP("Words", "flood from one place"),
    "staff-name": QT_TRANSLATE_NOOP("Words", "staff name"),
    "regular-name": QT_TRANSLATE_NOOP("Words", "regular's name"),
    "text-clipped": QT_TRANSLATE_NOOP("Words", "very long"),
    "filter-failed": QT_TRANSLATE_NOOP("Words", "filter failed"),
    "filter-skipped": QT_TRANSLATE_NOOP("Words", "not fully checked"),
}
_REASON = {
    "offensive": QT_TRANSLATE_NOOP("Words", "Offensive"),
    "abusive": QT_TRANSLATE_NOOP("Words", "Abusive"),
    "hate-speech": QT_TRANSLATE_NOOP("Words", "Hate speech"),
    "harassment": QT_TRANSLATE_NOOP("Words", "Harassment"),
    "threat": QT_TRANSLATE_NOOP("Words", "Threat"),
    "defamation": QT_TRANSLATE_NOOP("Words", "Defamation"),
    "spam": QT_TRANSLATE_NOOP("Words", "Spam"),
    "advertising": QT_TRANSLATE_NOOP("Words", "Advertising"),
    "off-topic": QT_TRANSLATE_NOOP("Words", "Off topic"),
    "misinformation": QT_TRANSLATE_NOOP("Words", "Misinformation"),
    "illegal": QT_TRANSLATE_NOOP("Words", "Illegal"),
    "personal-data": QT_TRANSLATE_NOOP("Words", "Personal data"),
    "banned-word": QT_TRANSLATE_NOOP("Words", "Banned word"),
    "duplicate": QT_TRANSLATE_NOOP("Words", "Duplicate"),
    "language": QT_TRANSLATE_NOOP("Words", "Language"),
    "other": QT_TRANSLATE_NOOP("Words", "Other"),
}


def _translated(word: object) -> str:
    return QCoreApplication.translate("Words", str(word))


def status_word(status: Status) -> str:
    """A status as it stands in a list."""
    return _translated(_STATUS[status])


def severity_word(severity: Severity) -> str:
    """How much a flag weighs."""
    return _translated(_SEVERITY[severity])


def flag_word(code: str) -> str:
    """A flag's code on a chip; the code itself where a newer filter uses one that has no word yet."""
    return _translated(_FLAG[code]) if code in _FLAG else code


def no_flags() -> str:
    """What stands where flags would stand."""
    return QCoreApplication.translate("Words", "no flags")


def no_name() -> str:
    """What stands where a name would stand."""
    return QCoreApplication.translate("Words", "(no name)")


def chosen_word() -> str:
    """What is said of a row that is selected."""
    return QCoreApplication.translate("Words", "selected")


def alike_words(number: int) -> str:
    """What stands on a row in which so many comments say the same."""
    return QCoreApplication.translate("Words", "{} alike").format(written(number))


def reason_word(code: str) -> str:
    """A reason code on a button."""
    return _translated(_REASON[code]) if code in REASON_CODES else code


class Counted(QObject):
    """Sentences with a number in them: only `tr` knows plurals, and it wants an object."""

    def comments(self, number: int) -> str:
        return self.tr("%n comment(s)", "", number)

    def tests(self, number: int) -> str:
        return self.tr("%n test(s) of its own", "", number)

    def left_as_before(self, number: int) -> str:
        return self.tr("%n comment(s) left as before", "", number)


def comments_counted(number: int) -> str:
    """`1 comment`, `1,284 comments`."""
    return with_thousands(Counted().comments(number), number)


def chosen_counted(number: int) -> str:
    """`12 selected`."""
    return QCoreApplication.translate("Words", "{} selected").format(written(number))


def written(number: int) -> str:
    """A number as people here write it."""
    return QLocale().toString(number)


def with_thousands(sentence: str, number: int) -> str:
    """The sentence with its number as people here write it."""
    return sentence.replace(str(number), written(number))


def age(at: datetime | None, now: datetime) -> str:
    """How long ago, in one short word; what is older than a week by its date."""
    if at is None:
        return QCoreApplication.translate("Words", "no date")
    past = now - at
    if past < timedelta(minutes=1):
        return QCoreApplication.translate("Words", "now")
    if past < timedelta(hours=1):
        return QCoreApplication.translate("Words", "{} min").format(int(past.total_seconds() // 60))
    if past < timedelta(days=1):
        return QCoreApplication.translate("Words", "{} h").format(int(past.total_seconds() // 3600))
    if past < WEEK:
        return QCoreApplication.translate("Words", "{} d").format(past.days)
    return day(at)


def age_now(at: datetime | None) -> str:
    """How long ago, as of now."""
    return age(at, datetime.now(UTC))


@lru_cache(maxsize=4096)  # a list that moves asks for the same days with every row that it paints
def day(at: datetime) -> str:
    """A date, in this machine's time zone."""
    return QLocale().toString(_local(at).date(), QLocale.FormatType.ShortFormat)


def moment(at: datetime | None) -> str:
    """Date and time, in this machine's time zone."""
    if at is None:
        return QCoreApplication.translate("Words", "no date")
    return QLocale().toString(_local(at), QLocale.FormatType.ShortFormat)


def record_words(record: AuthorRecord, is_known: bool) -> str:
    """What became of an author's comments so far; `new` for somebody of whom none was decided."""
    if not is_known:
        return QCoreApplication.translate("Words", "no address")
    numbers = (
        (Status.APPROVED, record.approved),
        (Status.REJECTED, record.rejected),
        (Status.SPAM, record.spam),
    )
    parts = [f"{written(number)} {status_word(status)}" for status, number in numbers if number]
    return " · ".join(parts) or QCoreApplication.translate("Words", "new")


def done_words(verdict: Verdict) -> str:
    """What an act did, for the sentence `1 comment rejected`."""
    return {
        Verdict.APPROVE: QCoreApplication.translate("Words", "approved"),
        Verdict.REJECT: QCoreApplication.translate("Words", "rejected"),
        Verdict.SPAM: QCoreApplication.translate("Words", "put away as spam"),
        Verdict.HOLD: QCoreApplication.translate("Words", "put aside for a second look"),
        Verdict.REOPEN: QCoreApplication.translate("Words", "pending again"),
        Verdict.EDIT: QCoreApplication.translate("Words", "edited"),
        Verdict.MARK: QCoreApplication.translate("Words", "marked as a good one"),
        Verdict.UNMARK: QCoreApplication.translate("Words", "no longer marked"),
    }[verdict]


def refusal(changes: Changes) -> str:
    """Why an act left comments as they are; empty when it left none."""
    if not changes.refused:
        return ""
    reasons = ", ".join(sorted({refused.reason for refused in changes.refused}))
    left = with_thousands(Counted().left_as_before(len(changes.refused)), len(changes.refused))
    return f"{left}: {reasons}."


def _local(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
