"""What is known of one author beside the record: other names, and what else was written."""

from sqlalchemy import Connection, select

from moderator.storage.schema import comment


def newest_ids(connection: Connection, author_id: int, most: int) -> list[int]:
    """The ids of this author's newest comments, the newest first."""
    read = select(comment.c.id).where(comment.c.author_id == author_id).order_by(comment.c.id.desc()).limit(most)
    return list(connection.scalars(read))


def names(connection: Connection, author_id: int, most: int) -> list[str]:
    """The names under this author's `most` newest comments, each once, the newest first; addresses are masked."""
    read = select(comment.c.name).where(comment.c.author_id == author_id).order_by(comment.c.id.desc()).limit(most)
    return list(dict.fromkeys(connection.scalars(read)))
