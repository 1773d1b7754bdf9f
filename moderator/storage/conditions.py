"""Each condition of a query, but for searched words, as an SQL condition on `comment`."""

import operator
from datetime import datetime
from functools import singledispatch

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true

from moderator.domain import query
from moderator.domain.comments import RevisionSource, Status
from moderator.domain.flags import Severity
from moderator.domain.query import Comparison, Has, Is
from moderator.storage.schema import CURRENT, article, comment, decision, flag, revision, site, text_cluster

HALF_A_HUNDREDTH = 0.005
"""Priorities are shown with two decimals, so an exact one means what is shown so."""

_COMPARED = {
    Comparison.ABOVE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
    Comparison.BELOW: operator.lt,
    Comparison.AT_MOST: operator.le,
}

Sql = ColumnElement[bool]


@singledispatch
def condition_sql(condition: object) -> Sql:
    """The SQL that holds for a comment where `condition` does."""
    raise TypeError(f"no SQL for {type(condition).__name__}")


@condition_sql.register
def _(condition: query.StatusIn) -> Sql:
    return comment.c.status.in_(condition.statuses) if condition.statuses else true()


@condition_sql.register
def _(condition: query.TypeIn) -> Sql:
    return comment.c.type.in_(condition.types) if condition.types else true()


@condition_sql.register
def _(condition: query.FlaggedBy) -> Sql:
    flagged = flag.join(revision, revision.c.id == flag.c.revision_id)
    return exists(
        select(1)
        .select_from(flagged)
        .where(
            flag.c.comment_id == comment.c.id,
            CURRENT,
            or_(flag.c.filter == condition.name, flag.c.code == condition.name),
        )
        .correlate(comment)
    )


@condition_sql.register
def _(condition: query.SiteLike) -> Sql:
    wanted = condition.text.lower()
    found = or_(_holds(site.c.address, wanted), _holds(site.c.url, wanted), _holds(site.c.title, wanted))
    return comment.c.site_id.in_(select(site.c.id).where(found))


@condition_sql.register
def _(condition: query.ArticleLike) -> Sql:
    wanted = condition.text.lower()
    found = or_(_holds(article.c.title, wanted), _holds(article.c.url, wanted))
    return comment.c.article_id.in_(select(article.c.id).where(found))


@condition_sql.register
def _(condition: query.SameAuthorAs) -> Sql:
    other = comment.alias()
    author = select(other.c.author_id).where(other.c.id == condition.comment_id).scalar_subquery()
    return or_(comment.c.id == condition.comment_id, func.coalesce(comment.c.author_id == author, false()))


@condition_sql.register
def _(condition: query.SameTextAs) -> Sql:
    other = text_cluster.alias()
    cluster = select(other.c.cluster).where(other.c.comment_id == condition.comment_id).scalar_subquery()
    others = select(text_cluster.c.comment_id).where(text_cluster.c.cluster == cluster)
    return or_(comment.c.id == condition.comment_id, comment.c.id.in_(others))


@condition_sql.register
def _(condition: query.DecidedBy) -> Sql:
    return comment.c.id.in_(select(decision.c.comment_id).where(decision.c.actor == condition.actor))


@condition_sql.register
def _(condition: query.ReasonIs) -> Sql:
    undoing = decision.alias()
    undone = exists(select(1).where(undoing.c.undoes == decision.c.seq))
    return comment.c.id.in_(select(decision.c.comment_id).where(decision.c.reason == condition.code, ~undone))


@condition_sql.register
def _(condition: query.LanguageIs) -> Sql:
    return func.coalesce(comment.c.language, "") == condition.code


@condition_sql.register
def _(condition: query.Submitted) -> Sql:
    return and_(comment.c.submitted_at.is_not(None), *between(comment.c.submitted_at, condition.start, condition.end))


@condition_sql.register
def _(condition: query.Decided) -> Sql:
    return comment.c.id.in_(
        select(decision.c.comment_id).where(*between(decision.c.at, condition.start, condition.end))
    )


@condition_sql.register
def _(condition: query.PriorityIs) -> Sql:
    if condition.comparison is Comparison.EXACTLY:
        lowest, highest = condition.value - HALF_A_HUNDREDTH, condition.value + HALF_A_HUNDREDTH
        return and_(comment.c.priority >= lowest, comment.c.priority < highest)
    compared: Sql = _COMPARED[condition.comparison](comment.c.priority, condition.value)
    return compared


@condition_sql.register
def _(condition: Has) -> Sql:
    match condition:
        case Has.LINK:
            return condition_sql(query.FlaggedBy("links"))
        case Has.PARENT:
            return comment.c.parent_external_id.is_not(None)
        case Has.EDIT:
            edited = revision.c.source != RevisionSource.SITE
            return exists(select(1).where(CURRENT, edited).correlate(comment))
        case Has.NOTE:
            return comment.c.id.in_(select(decision.c.comment_id).where(func.coalesce(decision.c.note, "") != ""))


@condition_sql.register
def _(condition: Is) -> Sql:
    match condition:
        case Is.NEW_AUTHOR:
            other = comment.alias()
            approved = and_(other.c.author_id == comment.c.author_id, other.c.status == Status.APPROVED)
            return and_(comment.c.author_id.is_not(None), ~exists(select(1).where(approved).correlate(comment)))
        case Is.DUPLICATE:
            return comment.c.id.in_(select(text_cluster.c.comment_id))
        case Is.MARKED:
            return comment.c.marked.is_(True)
        case Is.FLAGGED:
            flagged = flag.join(revision, revision.c.id == flag.c.revision_id)
            grave = select(1).select_from(flagged).where(CURRENT, flag.c.severity >= Severity.MEDIUM)
            # Whatever carries such a flag has a priority, and the index of the queue knows most others by that.
            return and_(comment.c.priority > 0, exists(grave.correlate(comment)))


def _holds(column: ColumnElement[str], wanted: str) -> Sql:
    return func.lower(column).contains(wanted, autoescape=True)


def between(column: ColumnElement[datetime], start: datetime | None, end: datetime | None) -> list[Sql]:
    """`column` at or after `start` and before `end`, either of which may be open."""
    bounds: list[Sql] = []
    if start is not None:
        bounds.append(column >= start)
    if end is not None:
        bounds.append(column < end)
    return bounds
