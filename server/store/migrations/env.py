"""Alembic's entry: run on the connection that `migrate.upgrade` opened, in its transaction."""

from alembic import context

from server.store.tables import Table

context.configure(connection=context.config.attributes["connection"], target_metadata=Table.metadata)
context.run_migrations()
