"""Small steps that several stores take when they write."""

from sqlalchemy import Connection, Table, insert


def insert_row(connection: Connection, table: Table, **values: object) -> int:
    """Stores one row and returns its new id."""
    primary_key = connection.execute(insert(table).values(**values)).inserted_primary_key
    if primary_key is None:
        raise AssertionError("a table with an id gives it")
    return int(primary_key[0])
