"""The sentences about acts on many comments. Only `tr` knows plurals, and it wants an object."""

from PySide6.QtCore import QObject

from moderator.domain.decisions import Verdict
from moderator.gui.words import comments_counted, refusal, with_thousands
from moderator.services.bulk import Plan


class BulkWords(QObject):
    """What an act on many would do, in one sentence; what more there is to say follows it."""

    def headline(self, planned: Plan) -> str:
        """`Reject 12 comments`."""
        return self._done_to(planned, comments_counted(len(planned.targets)))

    def question(self, planned: Plan) -> str:
        """`Reject 12 comments of 9 people, 3 of them flagged by nobody.`"""
        whose = f"{comments_counted(len(planned.targets))} {self._people(planned)}"
        sentence = f"{self._done_to(planned, whose)}{self._unflagged(planned)}."
        return " ".join(filter(None, (sentence, self._unchanged(planned), refusal(planned.foreseen))))

    def _done_to(self, planned: Plan, comments: str) -> str:
        match planned.act.verdict:
            case Verdict.APPROVE:
                return self.tr("Approve {}").format(comments)
            case Verdict.REJECT:
                return self.tr("Reject {}").format(comments)
            case Verdict.SPAM:
                return self.tr("Put {} away as spam").format(comments)
            case Verdict.HOLD:
                return self.tr("Put {} aside for a second look").format(comments)
            case _:
                return self.tr("Make {} pending again").format(comments)

    def _people(self, planned: Plan) -> str:
        told = planned.told
        people = with_thousands(self.tr("of %n person(s)", "", told.people), told.people)
        if not told.nameless:
            return people
        nameless = with_thousands(self.tr("%n without an address", "", told.nameless), told.nameless)
        return self.tr("{} and {}").format(people, nameless) if told.people else self.tr("without an address")

    def _unflagged(self, planned: Plan) -> str:
        number = planned.told.unflagged
        if number == len(planned.targets):
            return self.tr(", flagged by nobody")
        return with_thousands(self.tr(", %n of them flagged by nobody", "", number), number) if number else ""

    def _unchanged(self, planned: Plan) -> str:
        number = planned.foreseen.unchanged
        if not number:
            return ""
        return with_thousands(self.tr("%n more stay(s) as before: so decided already.", "", number), number)
