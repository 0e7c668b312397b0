"""Run the migrations on the connection that `marsad.store.opening.migrate` hands over."""

from alembic import context

from marsad.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
