"""Everything that is kept: the audit trail, keys, pairing codes and answers by Idempotency-Key.

One code path for SQLite and PostgreSQL. No raw text gets here: callers hand over only what has identifiers removed.
"""

from server.store import approval_tables as approval_tables
from server.store.store import Store, StoreError

__all__ = ["Store", "StoreError"]
