"""Retention: the fence around the trail lets a payload be emptied, and nothing else; actions are found by an index."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

STAYS = ("seq", "about", "at", "who", "action", "previous", "hash")
EMPTIES = "NEW.payload = '' AND OLD.action IN ('draft', 'outcome')"
SQLITE_FENCE = f"""
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NOT ({EMPTIES} AND {" AND ".join(f"NEW.{name} IS OLD.{name}" for name in STAYS)})
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
"""
POSTGRESQL_ROWS = """
CREATE TRIGGER audit_fence BEFORE DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
"""
POSTGRESQL_FENCE = f"""
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH ROW
WHEN (NOT ({EMPTIES} AND {" AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in STAYS)}))
EXECUTE FUNCTION audit_refuse()
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_update")
        op.execute(SQLITE_FENCE)
    else:
        op.execute("DROP TRIGGER audit_fence ON audit")
        op.execute(POSTGRESQL_ROWS)
        op.execute(POSTGRESQL_FENCE)
    op.create_index("ix_audit_action", "audit", ["action", "seq"])
