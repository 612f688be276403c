"""The chat client and the embedded server together, with the small test model. Its wording is never asserted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, Field

from server.deadline import Deadline
from server.errors import ModelTooSlow, ModelUnreachable
from server.models.supervise import Supervisor
from server.writers.chat import LangChainChat, chat_for
from tests.server.models.conftest import small_model_or_skip

PATIENCE = 90.0
MESSAGES = [("system", "You answer briefly."), ("user", "Name a colour.")]

pytestmark = pytest.mark.model


class Colour(BaseModel):
    name: str = Field(max_length=20)
    warm: bool


class Endless(BaseModel):
    """The grammar keeps the model writing for minutes, whatever it would rather say."""

    numbers: list[int] = Field(min_length=1500)


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Supervisor, LangChainChat]]:
    settings = small_model_or_skip()
    supervisor = Supervisor(settings)
    chat = chat_for(settings, supervisor)
    assert chat is not None
    supervisor.start()
    assert supervisor.wait(PATIENCE)
    yield supervisor, chat
    supervisor.stop()


async def ask(
    chat: LangChainChat, *, seconds: float = PATIENCE, tokens: int = 60, schema: type[BaseModel] | None = None
) -> str:
    try:
        return await chat.complete(
            MESSAGES, deadline=Deadline.after(seconds), seed=3, temperature=0.0, max_tokens=tokens, schema=schema
        )
    finally:
        await chat.aclose()


def test_a_schema_holds_even_for_a_model_that_talks_nonsense(running: tuple[Supervisor, LangChainChat]) -> None:
    answer = asyncio.run(ask(running[1], schema=Colour))
    assert Colour.model_validate_json(answer).name


def test_the_same_seed_gives_the_same_answer(running: tuple[Supervisor, LangChainChat]) -> None:
    first, second = (asyncio.run(ask(running[1], schema=Colour)) for _ in range(2))
    assert first == second


def test_a_deadline_frees_the_model_for_the_next_question(running: tuple[Supervisor, LangChainChat]) -> None:
    """The first would take minutes; if it went on, the second could not be answered in time."""
    _, chat = running
    long = [("user", "Count from one to ten thousand, every number on a line of its own.")]

    async def give_up_then_ask() -> str:
        with pytest.raises(ModelTooSlow):
            await chat.complete(
                long, deadline=Deadline.after(1), seed=1, temperature=0.9, max_tokens=3500, schema=Endless
            )
        return await ask(chat, schema=Colour)

    assert asyncio.run(give_up_then_ask())


def test_a_stopped_model_is_unreachable_at_once(running: tuple[Supervisor, LangChainChat]) -> None:
    supervisor, chat = running
    supervisor.stop()  # the last test of this file
    with pytest.raises(ModelUnreachable):
        asyncio.run(ask(chat))
