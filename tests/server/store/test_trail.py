"""The audit trail: what was acknowledged is there, in one chain, and every change is found and named."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from server.errors import RecordFailed
from server.store import Store
from server.store.anchor import AnchorError, Head
from server.store.audit import GENESIS, AuditEntry, link


def entry(number: int = 0) -> AuditEntry:
    return AuditEntry(who="tester", action="draft", payload={"comment": "<PERSON_1> waited", "number": number})


def fill(store: Store, rows: int) -> None:
    async def all_at_once() -> None:
        await asyncio.gather(*(store.append(entry(number)) for number in range(rows)))

    asyncio.run(all_at_once())


def tamper(store: Store, *statements: str) -> None:
    """Change rows as somebody would who owns the database: without the triggers."""
    with store.engine.begin() as connection:
        if store.engine.dialect.name == "postgresql":
            for fence in ("audit_fence", "audit_no_update"):
                connection.execute(text(f"DROP TRIGGER {fence} ON audit"))
        else:
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER audit_no_{verb}"))
        for statement in statements:
            connection.execute(text(statement))


def said(store: Store) -> str:
    return "\n".join(problem.says for problem in store.verify().problems)


def test_entries_form_one_chain_without_gaps(store: Store) -> None:
    fill(store, 60)
    report = store.verify()
    assert (report.intact, report.rows) == (True, 60)


def test_a_receipt_names_the_row_and_its_hash(store: Store) -> None:
    first = store.trail.append_and_wait(entry(1))
    second = store.trail.append_and_wait(entry(2))
    assert (first.seq, second.seq) == (1, 2)
    with store.engine.connect() as connection:
        hashes = list(connection.scalars(text("SELECT hash FROM audit ORDER BY seq")))
    assert hashes == [first.hash, second.hash]


def test_an_outsider_can_recompute_a_link(store: Store) -> None:
    made = entry(7)
    receipt = store.trail.append_and_wait(made)
    payload = '{"comment":"<PERSON_1> waited","number":7}'
    assert receipt.hash == link(GENESIS, 1, made.id, made.at, "tester", "draft", payload)


CHANGES = [
    pytest.param(
        ["UPDATE audit SET payload = '{}' WHERE seq = 4"], "Row 4 was changed or moved", id="an edited payload"
    ),
    pytest.param(["UPDATE audit SET who = 'somebody' WHERE seq = 4"], "Row 4 was changed", id="another name"),
    pytest.param(["DELETE FROM audit WHERE seq = 4"], "Row 4 is missing", id="a deleted row"),
    pytest.param(["DELETE FROM audit WHERE seq IN (4, 5)"], "Rows 4 to 5 are missing", id="two deleted rows"),
    pytest.param(["DELETE FROM audit WHERE seq = 1"], "Row 1 is missing", id="the first row"),
    pytest.param(["DELETE FROM audit WHERE seq = 9"], "ends at row 8, but 9 rows were written", id="the last row"),
    pytest.param(
        [
            "UPDATE audit SET seq = 99 WHERE seq = 4",
            "UPDATE audit SET seq = 4 WHERE seq = 5",
            "UPDATE audit SET seq = 5 WHERE seq = 99",
        ],
        "Row 4 was changed or moved",
        id="two rows in each other's place",
    ),
    pytest.param(
        [
            "DELETE FROM audit WHERE seq > 6",
            "UPDATE audit_head SET count = 6, hash = (SELECT hash FROM audit WHERE seq = 6)",
        ],
        "Rows 7 to 9 were cut off at the end",
        id="a tail cut off, and the head in the database with it",
    ),
    pytest.param(
        ["DELETE FROM audit", f"UPDATE audit_head SET count = 0, hash = '{GENESIS}'"],
        "Rows 1 to 9 were cut off at the end",
        id="everything gone",
    ),
    pytest.param(["UPDATE audit_head SET chain = 'x'"], "the database was replaced", id="another database"),
    pytest.param(
        [
            "INSERT INTO audit SELECT 10, about, at, who, action, payload, previous, hash FROM audit WHERE seq = 9",
        ],
        "Row 10 was changed or moved",
        id="a forged row at the end",
    ),
]


@pytest.mark.parametrize(("statements", "expected"), CHANGES)
def test_every_change_is_found_and_named(store: Store, statements: list[str], expected: str) -> None:
    fill(store, 9)
    tamper(store, *statements)
    assert expected in said(store)


def test_a_row_replaced_together_with_its_hash_is_found(store: Store) -> None:
    """Somebody who knows how links are made still breaks the next one."""
    fill(store, 5)
    with store.engine.connect() as connection:
        row = connection.execute(text("SELECT previous, about, who, action FROM audit WHERE seq = 3")).one()
    at = entry().at
    forged = link(row.previous, 3, row.about, at, row.who, row.action, "{}")
    tamper(store, f"UPDATE audit SET payload = '{{}}', at = '{at.isoformat(sep=' ')}', hash = '{forged}' WHERE seq = 3")
    assert "Row 4 does not follow row 3" in said(store)


def test_a_trail_rewritten_to_the_end_is_found_by_the_head_outside(store: Store) -> None:
    fill(store, 3)
    kept = store.anchor.read()
    assert kept is not None
    store.anchor.write(replace(kept, hash="f" * 64))
    assert "the trail was rewritten" in said(store)


@pytest.mark.parametrize("verb", ["UPDATE audit SET who = 'x'", "DELETE FROM audit"])
def test_the_database_itself_refuses_changes(store: Store, verb: str) -> None:
    fill(store, 2)
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(text(verb))


def test_a_database_ahead_of_the_head_outside_is_fine(store: Store) -> None:
    """The process died after the commit and before the file was written: nothing was lost."""
    fill(store, 3)
    before = store.anchor.read()
    fill(store, 4)
    assert before is not None
    store.anchor.write(before)
    assert store.verify().intact
    fill(store, 1)
    assert store.verify().intact


def test_nothing_is_appended_to_a_trail_that_lost_its_end(store: Store) -> None:
    """New rows would hide the loss."""
    fill(store, 5)
    tamper(
        store,
        "DELETE FROM audit WHERE seq > 2",
        "UPDATE audit_head SET count = 2, hash = (SELECT hash FROM audit WHERE seq = 2)",
    )
    with pytest.raises(RecordFailed):
        store.trail.append_and_wait(entry())
    assert "Rows 3 to 5 were cut off" in said(store)


def test_a_restored_backup_goes_on_once_somebody_accepted_it(store: Store) -> None:
    fill(store, 5)
    tamper(
        store,
        "DELETE FROM audit WHERE seq > 2",
        "UPDATE audit_head SET count = 2, hash = (SELECT hash FROM audit WHERE seq = 2)",
    )
    store.trail.accept("admin", "restored from Monday's backup")
    fill(store, 1)
    assert store.verify().intact
    with store.engine.connect() as connection:
        noted = connection.execute(text("SELECT who, action, payload FROM audit WHERE seq = 3")).one()
    assert (noted.who, noted.action) == ("admin", "head-accepted")
    assert json.loads(noted.payload)["reason"] == "restored from Monday's backup"


def test_a_missing_head_file_is_told_and_taken_up_again_in_the_open(
    store: Store, open_store: Callable[[], Store]
) -> None:
    fill(store, 3)
    store.anchor.path.unlink()
    assert "The head outside the database is missing" in said(store)
    again = open_store()
    assert again.verify().intact
    with again.engine.connect() as connection:
        assert connection.scalar(text("SELECT action FROM audit WHERE seq = 4")) == "head-adopted"


def test_an_unreadable_head_file_stops_appending_and_is_told(store: Store) -> None:
    fill(store, 1)
    store.anchor.path.write_text("half a li")
    with pytest.raises(RecordFailed):
        store.trail.append_and_wait(entry())
    assert "can't be read" in said(store)


def test_two_writers_on_one_database_share_the_chain(open_store: Callable[[], Store]) -> None:
    stores = [open_store(), open_store()]

    async def both() -> None:
        await asyncio.gather(*(stores[number % 2].append(entry(number)) for number in range(200)))

    asyncio.run(both())
    report = stores[0].verify()
    assert (report.intact, report.rows) == (True, 200)


def test_what_json_cannot_hold_is_refused(store: Store) -> None:
    odd = AuditEntry(who="tester", action="draft", payload={"number": float("nan")})
    with pytest.raises(RecordFailed):
        store.trail.append_and_wait(odd)


def test_half_a_character_is_refused_and_the_trail_goes_on(store: Store) -> None:
    with pytest.raises(RecordFailed):
        store.trail.append_and_wait(AuditEntry(who="tester", action="draft", payload={"text": "\ud800"}))
    store.trail.append_and_wait(entry())
    assert store.verify().intact


def test_a_closed_trail_takes_nothing_more(store: Store) -> None:
    store.trail.close()
    with pytest.raises(RecordFailed):
        store.trail.append_and_wait(entry())


def test_closing_writes_what_still_waits(store: Store) -> None:
    waiting = [store.trail._submit(entry(number)) for number in range(50)]
    store.trail.close()
    assert [item.result().seq for item in waiting] == list(range(1, 51))


def test_an_entry_given_up_before_it_was_written_is_not_written(store: Store) -> None:
    async def give_up() -> None:
        appending = asyncio.ensure_future(store.append(entry()))
        await asyncio.sleep(0)
        appending.cancel()
        await asyncio.gather(appending, return_exceptions=True)
        await store.append(entry(1))

    asyncio.run(give_up())
    assert store.verify().intact


def test_a_database_that_fails_fails_the_append_and_the_next_one_works(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Head) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(store.anchor), "write", lambda self, head: broken(head))
        with pytest.raises(RecordFailed):
            store.trail.append_and_wait(entry())
    store.trail.append_and_wait(entry())
    assert store.verify().intact


def test_the_head_file_is_named_after_its_database_without_a_password(tmp_path: Path) -> None:
    from server.store.anchor import Anchor
    from server.store.engine import address

    path = Anchor.beside(tmp_path, address("postgresql://sincerely:hush@db.example:5432/replies")).path
    assert path.name == "audit-head-postgresql-db.example-replies.json"


def test_a_head_file_that_makes_no_sense_says_which(store: Store) -> None:
    store.anchor.path.write_text('{"chain": 1}')
    with pytest.raises(AnchorError, match="audit-head"):
        store.anchor.read()
