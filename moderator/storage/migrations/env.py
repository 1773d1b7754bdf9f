"""Alembic's entry: runs the scripts on the connection and in the transaction that `migrating` hands over."""

from alembic import context

from moderator.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
