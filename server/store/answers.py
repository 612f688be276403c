"""One answer per Idempotency-Key, also when fifty requests come at once and to several processes.

Key and body are kept only as HMACs under the caller's own API key, which is not kept: who holds the database can't
try out guesses of a comment.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from server.errors import IdempotencyConflict, Unavailable
from server.store.tables import AnswerRow

T = TypeVar("T")
KEPT = timedelta(hours=24)
LOOK_AGAIN_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Request:
    """Which request this is (`id`) and what it asked (`body`), both as HMACs in hex."""

    id: str
    body: str

    @classmethod
    def of(cls, secret: str, key: str, body: bytes) -> Request:
        """`secret` is the API key of the caller, `key` the Idempotency-Key, `body` what was asked."""

        def mark(purpose: bytes, content: bytes) -> str:
            return hmac.new(secret.encode(), purpose + b"\0" + content, hashlib.sha256).hexdigest()

        return cls(mark(b"id", key.encode()), mark(b"body:" + key.encode(), body))


@dataclass(frozen=True, slots=True)
class Once:
    """The answer, and whether it had been given before."""

    answer: str
    replayed: bool


Claim = Literal["ours", "busy"] | Once


class Answers:
    """Answers of one database. `lease` is how long a request may work before another may take it over."""

    def __init__(self, engine: Engine, lease: timedelta) -> None:
        self._engine = engine
        self._lease = lease
        self._running: dict[str, tuple[str, asyncio.Task[Once]]] = {}

    async def once(self, request: Request, work: Callable[[], Awaitable[str]]) -> Once:
        """Do `work` once per request and give everyone its answer; when it fails, everyone who waits here gets that.

        Raises IdempotencyConflict when the key came with another body, and whatever `work` raises. A caller who
        goes away does not stop the work: the answer is there when it asks again.
        """
        if request.id in self._running:
            body, task = self._running[request.id]
            if body != request.body:
                raise _conflict()
            return Once((await asyncio.shield(task)).answer, replayed=True)
        task = asyncio.create_task(self._lead(request, work))
        self._running[request.id] = (request.body, task)
        task.add_done_callback(lambda done: self._forget(request.id, done))
        return await asyncio.shield(task)

    def _forget(self, request_id: str, task: asyncio.Task[Once]) -> None:
        del self._running[request_id]
        if not task.cancelled():
            task.exception()  # Seen: nobody may be waiting any more.

    async def _lead(self, request: Request, work: Callable[[], Awaitable[str]]) -> Once:
        owner = str(uuid.uuid4())
        while (claim := await self._ask(self._claim, request, owner)) == "busy":  # noqa: ASYNC110
            await asyncio.sleep(LOOK_AGAIN_SECONDS)  # Another process has it, which can't set an event here.
        if isinstance(claim, Once):
            return claim
        try:
            answer = await work()
        except BaseException:
            await self._ask(self._release, request, owner)
            raise
        await self._ask(self._settle, request, owner, answer)
        return Once(answer, replayed=False)

    async def _ask(self, step: Callable[..., T], *args: object) -> T:
        try:
            return await asyncio.to_thread(step, *args)
        except SQLAlchemyError:
            raise Unavailable("The database did not answer.", next_step="Please try again.") from None

    def _claim(self, request: Request, owner: str) -> Claim:
        now = datetime.now(UTC)
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(AnswerRow).where(AnswerRow.expires_at <= now))
                row = connection.execute(
                    select(AnswerRow.body, AnswerRow.answer, AnswerRow.owner, AnswerRow.leased_until)
                    .where(AnswerRow.id == request.id)
                ).one_or_none()  # fmt: skip
                if row is None:
                    self._insert(connection, request, owner, now)
                    return "ours"
                if row.body != request.body:
                    raise _conflict()
                if row.answer is not None:
                    return Once(row.answer, replayed=True)
                if row.leased_until > now:
                    return "busy"
                return self._take_over(connection, request, row.owner, owner, now)
        except IntegrityError:
            return "busy"

    def _insert(self, connection: Connection, request: Request, owner: str, now: datetime) -> None:
        connection.execute(insert(AnswerRow), [{
            "id": request.id, "body": request.body, "owner": owner, "leased_until": now + self._lease,
            "expires_at": now + KEPT, "answer": None,
        }])  # fmt: skip

    def _take_over(self, connection: Connection, request: Request, old: str, new: str, now: datetime) -> Claim:
        """The process that had it is gone. Only one of those who notice gets it."""
        still = (AnswerRow.id == request.id) & (AnswerRow.owner == old) & AnswerRow.answer.is_(None)
        change = update(AnswerRow).where(still).values(owner=new, leased_until=now + self._lease)
        return "ours" if connection.execute(change).rowcount == 1 else "busy"

    def _settle(self, request: Request, owner: str, answer: str) -> None:
        ours = (AnswerRow.id == request.id) & (AnswerRow.owner == owner)
        with self._engine.begin() as connection:
            connection.execute(update(AnswerRow).where(ours).values(answer=answer))

    def _release(self, request: Request, owner: str) -> None:
        ours = (AnswerRow.id == request.id) & (AnswerRow.owner == owner)
        with self._engine.begin() as connection:
            connection.execute(delete(AnswerRow).where(ours))


def _conflict() -> IdempotencyConflict:
    return IdempotencyConflict(
        "That Idempotency-Key came with another request before.", next_step="Use a fresh key for every new request."
    )
