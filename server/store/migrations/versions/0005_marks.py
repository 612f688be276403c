"""Marks beside the rows of the trail, for search and counting; `migrate.upgrade` fills them for rows that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SEQ = sa.BigInteger().with_variant(sa.Integer, "sqlite")
NAMES = ("platform", "kind", "route", "writer", "model", "version")


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_index("ix_audit_who", "audit", ["who", "seq"])
    op.create_table(
        "audit_mark",
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(200)) for name in (*NAMES, "status")),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("respond_by", moment),
        sa.Column("changed", sa.Float),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_mark"),
    )
    for name in NAMES:
        op.create_index(f"ix_audit_mark_{name}", "audit_mark", [name, "seq"])
    op.create_table(
        "audit_rule",
        sa.Column("rule", sa.String(200), nullable=False),
        sa.Column("how", sa.String(20), nullable=False),
        sa.Column("seq", SEQ, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("rule", "how", "seq", name="pk_audit_rule"),
    )
    op.create_index("ix_audit_rule_seq", "audit_rule", ["seq"])
