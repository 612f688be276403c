"""One answer per Idempotency-Key: at once, later, in another process, after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from server.errors import IdempotencyConflict, Unavailable
from server.store import Store
from server.store import answers as answers_module
from server.store.answers import Once, Request

ASKED = Request.of("secret", "key-1", b'{"comment":"My name is John Smith"}')


class Work:
    """Answers `1`, `2`, …; `gate` holds it back, `fails` makes it fail."""

    def __init__(self, *, fails: Exception | None = None) -> None:
        self.done = 0
        self.fails = fails
        self.gate = asyncio.Event()
        self.gate.set()
        self.begun = asyncio.Event()

    async def __call__(self) -> str:
        self.done += 1
        self.begun.set()
        answer = str(self.done)
        await self.gate.wait()
        if self.fails:
            raise self.fails
        return answer


def run(scene: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(scene())  # type: ignore[arg-type]


def test_the_same_request_gets_the_same_answer(store: Store) -> None:
    async def scene() -> None:
        work = Work()
        assert await store.answers.once(ASKED, work) == Once("1", replayed=False)
        assert await store.answers.once(ASKED, work) == Once("1", replayed=True)
        assert work.done == 1

    run(scene)


def test_fifty_at_once_cost_one_piece_of_work(store: Store) -> None:
    async def scene() -> None:
        work = Work()
        answers = await asyncio.gather(*(store.answers.once(ASKED, work) for _ in range(50)))
        assert {answer.answer for answer in answers} == {"1"}
        assert sum(not answer.replayed for answer in answers) == 1
        assert work.done == 1

    run(scene)


def test_fifty_at_once_over_two_processes_cost_one_piece_of_work(open_store: Callable[[], Store]) -> None:
    stores = [open_store(), open_store()]

    async def scene() -> None:
        work = Work()
        asked = (stores[number % 2].answers.once(ASKED, work) for number in range(50))
        assert {answer.answer for answer in await asyncio.gather(*asked)} == {"1"}
        assert work.done == 1

    run(scene)


def test_another_body_under_the_same_key_is_a_conflict(store: Store) -> None:
    other = Request.of("secret", "key-1", b'{"comment":"Another one"}')

    async def scene() -> None:
        work = Work()
        await store.answers.once(ASKED, work)
        with pytest.raises(IdempotencyConflict):
            await store.answers.once(other, work)
        assert work.done == 1

    run(scene)


def test_another_body_is_a_conflict_while_the_first_is_still_being_worked_on(open_store: Callable[[], Store]) -> None:
    here, there = open_store(), open_store()
    other = Request.of("secret", "key-1", b"other")

    async def scene() -> None:
        work = Work()
        work.gate.clear()
        first = asyncio.ensure_future(here.answers.once(ASKED, work))
        await work.begun.wait()
        for store in (here, there):
            with pytest.raises(IdempotencyConflict):
                await store.answers.once(other, work)
        work.gate.set()
        assert (await first).answer == "1"

    run(scene)


def test_the_same_key_of_another_caller_is_another_request(store: Store) -> None:
    theirs = Request.of("another secret", "key-1", b'{"comment":"My name is John Smith"}')

    async def scene() -> None:
        work = Work()
        await store.answers.once(ASKED, work)
        assert await store.answers.once(theirs, work) == Once("2", replayed=False)

    run(scene)


def test_a_failure_is_told_to_everyone_and_the_key_is_free_again(store: Store) -> None:
    async def scene() -> None:
        broken = Work(fails=Unavailable("no"))
        told = await asyncio.gather(*(store.answers.once(ASKED, broken) for _ in range(5)), return_exceptions=True)
        assert all(isinstance(item, Unavailable) for item in told)
        assert broken.done == 1
        assert (await store.answers.once(ASKED, Work())).answer == "1"

    run(scene)


def test_the_work_goes_on_when_the_one_who_asked_goes_away(store: Store) -> None:
    async def scene() -> None:
        work = Work()
        work.gate.clear()
        asking = asyncio.ensure_future(store.answers.once(ASKED, work))
        await work.begun.wait()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        work.gate.set()
        assert await store.answers.once(ASKED, work) == Once("1", replayed=True)
        assert work.done == 1

    run(scene)


def later(by: timedelta) -> type[datetime]:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + by

    return Later


@pytest.mark.parametrize(
    ("age", "kept"), [(timedelta(hours=23, minutes=59), True), (timedelta(hours=24, seconds=1), False)]
)
def test_an_answer_is_kept_for_24_hours(
    store: Store, monkeypatch: pytest.MonkeyPatch, age: timedelta, kept: bool
) -> None:
    async def scene() -> None:
        work = Work()
        await store.answers.once(ASKED, work)
        monkeypatch.setattr(answers_module, "datetime", later(age))
        assert (await store.answers.once(ASKED, work)).replayed is kept

    run(scene)


def test_a_request_whose_process_died_is_taken_over_once_its_time_is_up(
    open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, alive, other = open_store(), open_store(), open_store()
    assert dead.answers._claim(ASKED, "somebody who died") == "ours"

    async def scene() -> None:
        assert alive.answers._claim(ASKED, "too early") == "busy"
        monkeypatch.setattr(answers_module, "datetime", later(timedelta(seconds=61)))
        work = Work()
        both = await asyncio.gather(alive.answers.once(ASKED, work), other.answers.once(ASKED, work))
        assert [answer.answer for answer in both] == ["1", "1"]
        assert work.done == 1

    run(scene)


def test_nothing_that_was_asked_can_be_read_in_the_database(store: Store) -> None:
    async def scene() -> None:
        await store.answers.once(ASKED, Work())

    run(scene)
    with store.engine.connect() as connection:
        row = str(connection.execute(text("SELECT * FROM idempotent_answer")).all())
    assert not any(word in row for word in ("key-1", "John", "Smith", "secret"))


def test_a_database_that_fails_is_a_clear_error(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE idempotent_answer"))

    async def scene() -> None:
        with pytest.raises(Unavailable):
            await store.answers.once(ASKED, Work())

    run(scene)
