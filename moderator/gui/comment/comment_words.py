"""Words that only the comment's side of the desk says: how long ago in full, languages, records, filters."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale, QObject

from moderator.domain.comments import AuthorRecord, Status
from moderator.gui.words import WEEK, day, flag_word, status_word, written

_FILTER = {
    "profanity": QT_TRANSLATE_NOOP("CommentWords", "Swear words"),
    "insult": QT_TRANSLATE_NOOP("CommentWords", "Insults"),
    "blocked-words": QT_TRANSLATE_NOOP("CommentWords", "The site's blocked words"),
    "links": QT_TRANSLATE_NOOP("CommentWords", "Links"),
    "personal-data": QT_TRANSLATE_NOOP("CommentWords", "Personal data"),
    "shouting": QT_TRANSLATE_NOOP("CommentWords", "Shouting"),
    "gibberish": QT_TRANSLATE_NOOP("CommentWords", "Gibberish"),
    "repetition": QT_TRANSLATE_NOOP("CommentWords", "Repetition"),
    "length": QT_TRANSLATE_NOOP("CommentWords", "Length"),
    "language": QT_TRANSLATE_NOOP("CommentWords", "Language"),
    "duplicates": QT_TRANSLATE_NOOP("CommentWords", "The same text elsewhere"),
    "flood": QT_TRANSLATE_NOOP("CommentWords", "Many comments at once"),
    "new-author": QT_TRANSLATE_NOOP("CommentWords", "New author"),
    "author-record": QT_TRANSLATE_NOOP("CommentWords", "Author's record"),
    "impersonation": QT_TRANSLATE_NOOP("CommentWords", "Somebody else's name"),
    "wordpress-keys": QT_TRANSLATE_NOOP("CommentWords", "WordPress's lists"),
    "learned": QT_TRANSLATE_NOOP("CommentWords", "Learned model"),
    "required-fields": QT_TRANSLATE_NOOP("CommentWords", "Missing fields"),
}


class Ago(QObject):
    """How long ago: only `tr` knows plurals, and it wants an object."""

    def minutes(self, number: int) -> str:
        return self.tr("%n minute(s) ago", "", number)

    def hours(self, number: int) -> str:
        return self.tr("%n hour(s) ago", "", number)

    def days(self, number: int) -> str:
        return self.tr("%n day(s) ago", "", number)


def ago(at: datetime | None) -> str:
    """How long ago, in a sentence; what is older than a week by its date."""
    if at is None:
        return QCoreApplication.translate("CommentWords", "no date")
    past = datetime.now(UTC) - at
    if past < timedelta(minutes=1):
        return QCoreApplication.translate("CommentWords", "just now")
    if past < timedelta(hours=1):
        return Ago().minutes(int(past.total_seconds() // 60))
    if past < timedelta(days=1):
        return Ago().hours(int(past.total_seconds() // 3600))
    return Ago().days(past.days) if past < WEEK else day(at)


def month(at: datetime) -> str:
    """The month of a date: `March 2025`."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())).date(), "MMMM yyyy")


def language_word(code: str | None) -> str:
    """A language by its name; empty where it is not known, the code itself where Qt has no name for it."""
    if not code:
        return ""
    language = QLocale.codeToLanguage(code)
    return code if language == QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def record_sentence(record: AuthorRecord) -> str:
    """What became of an author's comments: `12 approved, 1 rejected`."""
    numbers = ((Status.APPROVED, record.approved), (Status.REJECTED, record.rejected), (Status.SPAM, record.spam))
    parts = [f"{written(number)} {status_word(status)}" for status, number in numbers if number]
    return ", ".join(parts) or QCoreApplication.translate("CommentWords", "none decided yet")


def filter_word(name: str) -> str:
    """A filter as a line of the priority's sum; its own name where another package brought it."""
    return QCoreApplication.translate("CommentWords", str(_FILTER[name])) if name in _FILTER else name


def flag_title(code: str) -> str:
    """A flag's word at the beginning of a line."""
    word = flag_word(code)
    return f"{word[:1].upper()}{word[1:]}"
