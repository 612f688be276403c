# ruff: noqa: S608 (every name in these statements stands in this file)
"""Versions of the rulebook, proposals, remarks on their lines, and decisions that the author can't make."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)

SHAPE_OF_A_DECISION = """
(kind IN ('approved', 'rejected') AND proposal_id IS NOT NULL AND author_id IS NOT NULL AND author_id <> approver_id
 AND target_seq IS NULL AND target_kind IS NULL)
OR (kind = 'rolled-back' AND proposal_id IS NULL AND author_id IS NULL
 AND target_seq IS NOT NULL AND target_kind IS NOT NULL AND target_kind = 'approved')
"""
KEPT_FOR_GOOD = ("rulebook_text", "rulebook_version", "rulebook_file", "proposal_remark", "decision")
KEYS = {
    "rulebook_text": "hash = NEW.hash",
    "rulebook_version": "id = NEW.id",
    "rulebook_file": "version_id = NEW.version_id AND path = NEW.path",
    "proposal_remark": "id = NEW.id",
    "decision": "seq = NEW.seq OR proposal_id = NEW.proposal_id",
    "proposal": "id = NEW.id",
}
LIES = {
    "the proposal has another author or another version": (
        "NEW.proposal_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM proposal WHERE id = NEW.proposal_id"
        " AND author_id = NEW.author_id AND version_id = NEW.version_id AND withdrawn_at IS NULL)"
    ),
    "only a version that was approved can be gone back to": (
        "NEW.target_seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision WHERE seq = NEW.target_seq"
        " AND version_id = NEW.version_id AND kind = 'approved')"
    ),
    "whoever decides has an active account with the role compliance": (
        "NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.approver_id AND role = NEW.approver_role"
        " AND role = 'compliance' AND activated_at IS NOT NULL AND ended_at IS NULL)"
    ),
}
"""What a decision may not say, whoever writes it. SQLite looks at foreign keys only where they are switched on."""

FIXED_IN_A_PROPOSAL = "NEW.id <> OLD.id OR NEW.author_id <> OLD.author_id OR NEW.made_at <> OLD.made_at"
CLOSED = "OLD.withdrawn_at IS NOT NULL OR EXISTS (SELECT 1 FROM decision WHERE proposal_id = OLD.id)"


def upgrade() -> None:
    op.create_table(
        "rulebook_text",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_rulebook_text"),
    )
    op.create_table(
        "rulebook_version",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rulebook_version"),
    )
    op.create_table(
        "rulebook_file",
        sa.Column("version_id", sa.String(64), nullable=False),
        sa.Column("path", sa.String(200), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("version_id", "path", name="pk_rulebook_file"),
        sa.ForeignKeyConstraint(["version_id"], ["rulebook_version.id"], name="fk_rulebook_file_version_id"),
        sa.ForeignKeyConstraint(["text_hash"], ["rulebook_text.hash"], name="fk_rulebook_file_text_hash"),
    )
    _proposals()
    _decisions()
    if op.get_bind().dialect.name == "sqlite":
        _fence_sqlite()
    else:
        _fence_postgresql()


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("author_id", sa.String(36), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("base_id", sa.String(64), nullable=False),
        sa.Column("version_id", sa.String(64), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
        sa.UniqueConstraint("id", "author_id", "version_id", name="uq_proposal_id"),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name="fk_proposal_author_id"),
        sa.ForeignKeyConstraint(["base_id"], ["rulebook_version.id"], name="fk_proposal_base_id"),
        sa.ForeignKeyConstraint(["version_id"], ["rulebook_version.id"], name="fk_proposal_version_id"),
    )
    op.create_table(
        "proposal_remark",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("proposal_id", sa.String(36), nullable=False),
        sa.Column("version_id", sa.String(64), nullable=False),
        sa.Column("path", sa.String(200), nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("author_id", sa.String(36), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposal_remark"),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name="fk_proposal_remark_proposal_id"),
        sa.ForeignKeyConstraint(["version_id"], ["rulebook_version.id"], name="fk_proposal_remark_version_id"),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name="fk_proposal_remark_author_id"),
    )
    op.create_index("ix_proposal_remark_proposal_id", "proposal_remark", ["proposal_id"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("seq", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("version_id", sa.String(64), nullable=False),
        sa.Column("proposal_id", sa.String(36)),
        sa.Column("author_id", sa.String(36)),
        sa.Column("approver_id", sa.String(36), nullable=False),
        sa.Column("approver_role", sa.String(20), nullable=False),
        sa.Column("target_seq", NUMBER),
        sa.Column("target_kind", sa.String(20)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_decision"),
        sa.UniqueConstraint("proposal_id", name="uq_decision_proposal_id"),
        sa.UniqueConstraint("seq", "version_id", "kind", name="uq_decision_seq"),
        sa.ForeignKeyConstraint(["version_id"], ["rulebook_version.id"], name="fk_decision_version_id"),
        sa.ForeignKeyConstraint(["approver_id"], ["account.id"], name="fk_decision_approver_id"),
        sa.ForeignKeyConstraint(
            ["proposal_id", "author_id", "version_id"], ["proposal.id", "proposal.author_id", "proposal.version_id"],
            name="fk_decision_proposal_id",
        ),
        sa.ForeignKeyConstraint(
            ["target_seq", "version_id", "target_kind"], ["decision.seq", "decision.version_id", "decision.kind"],
            name="fk_decision_target_seq",
        ),
        sa.CheckConstraint(SHAPE_OF_A_DECISION, name=op.f("ck_decision_shape")),
        sa.CheckConstraint("approver_role = 'compliance'", name=op.f("ck_decision_role")),
        sa.CheckConstraint("length(trim(note)) > 0", name=op.f("ck_decision_note")),
    )  # fmt: skip


def _fence_sqlite() -> None:
    """Triggers run whatever a connection has switched off. `INSERT OR REPLACE` counts as a new row: refused too."""

    def refuse(name: str, event: str, table: str, when: str, why: str) -> None:
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )

    for table in KEPT_FOR_GOOD:
        refuse(f"{table}_no_update", "UPDATE", table, "1", "this is kept for good")
    for table, same in KEYS.items():
        refuse(f"{table}_no_delete", "DELETE", table, "1", "this is kept for good")
        refuse(
            f"{table}_once", "INSERT", table, f"EXISTS (SELECT 1 FROM {table} WHERE {same})", "this is there already"
        )
    for number, (why, when) in enumerate(LIES.items()):
        refuse(f"decision_truth_{number}", "INSERT", "decision", when, why)
    refuse("proposal_fixed", "UPDATE", "proposal", FIXED_IN_A_PROPOSAL, "the author of a proposal stays")
    refuse("proposal_closed", "UPDATE", "proposal", CLOSED, "the proposal is closed")


def _fence_postgresql() -> None:
    op.execute("""
        CREATE FUNCTION kept_for_good() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'this is kept for good'; END $$
    """)
    for table in KEPT_FOR_GOOD:
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION kept_for_good()"
        )
    op.execute(
        "CREATE TRIGGER proposal_kept BEFORE DELETE OR TRUNCATE ON proposal"
        " FOR EACH STATEMENT EXECUTE FUNCTION kept_for_good()"
    )
    checks = "".join(f" IF {when} THEN RAISE EXCEPTION '{why}'; END IF;" for why, when in LIES.items())
    op.execute(
        f"CREATE FUNCTION decision_truth() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN{checks} RETURN NEW; END $$"
    )
    op.execute("CREATE TRIGGER decision_truth BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_truth()")
    op.execute(f"""
        CREATE FUNCTION proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF {FIXED_IN_A_PROPOSAL} THEN RAISE EXCEPTION 'the author of a proposal stays'; END IF;
        IF {CLOSED} THEN RAISE EXCEPTION 'the proposal is closed'; END IF;
        RETURN NEW; END $$
    """)
    op.execute("CREATE TRIGGER proposal_stays BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_stays()")
