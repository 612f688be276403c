"""What the server does by the clock: old texts go, and the head of the trail is told to another machine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from server import upkeep
from server.settings import Settings
from server.store import Store, StoreError
from server.store.audit import AuditEntry

ADDRESS = "https://keeper.example/hook?token=hush"


class Enough(Exception):
    """Ends a loop that would go on for ever."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.ready(f"sqlite:///{tmp_path / 'a.db'}", tmp_path)
    yield opened
    opened.close()


def write(store: Store, age_in_days: float = 0) -> None:
    at = datetime.now(UTC) - timedelta(days=age_in_days)
    store.trail.append_and_wait(AuditEntry(who="Dana", action="draft", payload={"comment": "Long wait."}, at=at))


class Keeper:
    """The other machine: keeps what it is told, and answers with the codes that it was given, then 204."""

    def __init__(self, *codes: int) -> None:
        self.codes, self.told = list(codes), list[dict[str, object]]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        code = self.codes.pop(0) if self.codes else 204
        if code == 204:
            self.told.append(json.loads(request.content))
        return httpx.Response(code)


def tell(store: Store, keeper: Keeper, *between: Callable[[], None]) -> list[float]:
    """Run the loop, with something done in each pause; how long the pauses would have been."""
    pauses: list[float] = []
    left = iter(between)

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        try:
            do = next(left)
        except StopIteration:
            raise Enough from None
        await asyncio.to_thread(do)

    with pytest.raises(Enough):
        asyncio.run(upkeep.tell_head(store, ADDRESS, pause, httpx.MockTransport(keeper)))
    return pauses


def nothing() -> None:
    """Time goes by."""


def test_the_head_is_told_as_count_and_hash_alone(store: Store) -> None:
    write(store)
    head, keeper = store.anchor.read(), Keeper()
    assert head is not None
    tell(store, keeper)
    assert keeper.told == [{"count": 1, "hash": head.hash}]


def test_it_is_told_again_only_when_it_moved(store: Store) -> None:
    keeper = Keeper()
    tell(store, keeper, nothing, lambda: write(store), nothing)
    assert [item["count"] for item in keeper.told] == [0, 1]


def test_a_receiver_that_fails_is_asked_again_later_and_later(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    write(store)
    keeper = Keeper(500, 503)
    assert tell(store, keeper, nothing, nothing) == [120.0, 240.0, 60.0]
    assert [item["count"] for item in keeper.told] == [1]
    assert "hush" not in caplog.text


def test_appending_goes_on_while_the_receiver_does_not_answer(store: Store) -> None:
    async def both() -> None:
        answer = asyncio.Event()

        async def never(_: httpx.Request) -> httpx.Response:
            await answer.wait()
            return httpx.Response(204)

        telling = asyncio.create_task(upkeep.tell_head(store, ADDRESS, transport=httpx.MockTransport(never)))
        receipt = await store.append(AuditEntry(who="Dana", action="draft", payload={}))
        assert receipt.seq == 1
        telling.cancel()

    asyncio.run(both())


def test_a_head_that_was_told_finds_a_trail_that_was_rewritten_together_with_its_file(store: Store) -> None:
    write(store)
    keeper = Keeper()
    tell(store, keeper)
    count, link = int(str(keeper.told[0]["count"])), str(keeper.told[0]["hash"])
    assert store.verify([(count, link)]).intact
    assert "Row 1 is not the one that was told" in store.verify([(count, "f" * 64)]).problems[0].says
    assert "Row 7" in store.verify([(7, link)]).problems[0].says


def test_old_texts_go_at_start_and_every_hour(store: Store) -> None:
    write(store, age_in_days=40)
    write(store)
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise Enough
        await asyncio.to_thread(write, store, 40)

    with pytest.raises(Enough):
        asyncio.run(upkeep.keep_pruned(store, 30, pause))
    with store.engine.connect() as connection:
        kept = connection.execute(text("SELECT action, who, payload FROM audit ORDER BY seq")).all()
    assert [(row.action, bool(row.payload)) for row in kept][:3] == [
        ("draft", False),
        ("draft", True),
        ("pruned", True),
    ]
    assert kept[2].who == "retention"
    assert pauses == [3600.0, 3600.0]
    assert store.verify().intact


def test_a_database_that_fails_is_asked_again_at_the_next_turn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise StoreError("Old records can't be pruned.")

    async def pause(_: float) -> None:
        raise Enough

    monkeypatch.setattr(store, "prune", broken)
    with pytest.raises(Enough):
        asyncio.run(upkeep.keep_pruned(store, 30, pause))


def test_a_webhook_is_a_web_address_and_never_shown() -> None:
    assert "hush" not in repr(Settings(_env_file=None, audit_webhook=ADDRESS))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no https"):
        Settings(_env_file=None, audit_webhook="keeper.example")  # type: ignore[arg-type]
