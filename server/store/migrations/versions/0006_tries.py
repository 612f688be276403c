"""Tries at signing in, counted for all servers; when somebody may decide about the rulebook, and who gave the role."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_try"),
    )
    op.create_index("ix_sign_in_try_mark", "sign_in_try", ["mark"])
    op.create_index("ix_sign_in_try_at", "sign_in_try", ["at"])
    op.add_column("account", sa.Column("decides_from", moment))
    op.add_column("account", sa.Column("role_by", sa.String(36)))
