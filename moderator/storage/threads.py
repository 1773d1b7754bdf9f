"""What stands around a comment in its thread: the comments it answers, and replies."""

from sqlalchemy import Connection, Select, func, select

from moderator.storage.schema import comment


def ancestors(connection: Connection, comment_id: int, most: int) -> list[int]:
    """The comments above this one, the nearest first, at most so many; a circle is followed once."""
    found: list[int] = []
    here = _parent(connection, comment_id)
    while here is not None and here != comment_id and here not in found and len(found) < most:
        found.append(here)
        here = _parent(connection, here)
    return found


def replies_before(connection: Connection, parent_id: int, comment_id: int, most: int) -> list[int]:
    """The replies to `parent_id` stored before this comment, the oldest first, the `most` nearest of them."""
    read = _replies(parent_id).where(comment.c.id < comment_id).order_by(comment.c.id.desc()).limit(most)
    nearest: list[int] = list(connection.scalars(read))
    return nearest[::-1]


def replies_after(connection: Connection, parent_id: int, comment_id: int, most: int) -> list[int]:
    """The replies to `parent_id` stored after this comment, the oldest first; all of them after 0."""
    read = _replies(parent_id).where(comment.c.id > comment_id).order_by(comment.c.id).limit(most)
    return list(connection.scalars(read))


def replies_counted(connection: Connection, parent_id: int, most: int) -> int:
    """How many replies a comment has; not counted beyond `most`."""
    return connection.execute(select(func.count()).select_from(_replies(parent_id).limit(most).subquery())).scalar_one()


def names_a_parent(connection: Connection, comment_id: int) -> bool:
    """Whether the source says that this comment answers another one, be it here or not."""
    read = select(comment.c.parent_external_id).where(comment.c.id == comment_id)
    return bool(connection.execute(read).scalar_one())


def _replies(parent_id: int) -> Select[int]:
    return select(comment.c.id).where(comment.c.parent_id == parent_id)


def _parent(connection: Connection, comment_id: int) -> int | None:
    found: int | None = connection.execute(select(comment.c.parent_id).where(comment.c.id == comment_id)).scalar()
    return found
