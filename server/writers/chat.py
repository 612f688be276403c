"""One question to a chat model, with a deadline that holds.

`Chat` is what writers see. `LangChainChat` reaches any provider that LangChain knows, the embedded model among them.
Prompts go to the endpoint and nowhere else: tracing, telemetry, caches, proxies (for loopback) and debug logs are off.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

from pydantic import BaseModel
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt, stop_before_delay

from server.deadline import Deadline
from server.errors import ModelBusy, ModelRefused, ModelRubbish, ModelTooSlow
from server.models.catalogue import chosen, is_embedded
from server.models.profiles import THINKING, Profile, profile
from server.models.supervise import Endpoint, Supervisor
from server.settings import Settings
from server.writers import quiet_langchain
from server.writers.chat_errors import Failure, understand

log = logging.getLogger(__name__)

ASKED_AT_MOST = 3
WAITING_AT_MOST = 4
"""Drafts that may queue for the embedded model; with more of them, approved sentences now beat a model too late."""

_FIRST_WAIT, _LONGEST_WAIT = 0.25, 2.0
_TAKES_SEED = {"openai", "azure_openai", "ollama"}
_FINISHED = {"stop", "end_turn", "stop_sequence", "tool_calls", "tool_use", "STOP", "eos"}

Messages = Sequence[tuple[str, str]]
_IN_THE_BODY = [("user", "")]
"""Stands in for messages that are sent in `extra_body`, which takes its place."""


class Chat(Protocol):
    """A chat model. `name` is shown to people and recorded."""

    @property
    def name(self) -> str: ...

    async def complete(
        self,
        messages: Messages,
        *,
        deadline: Deadline,
        seed: int,
        temperature: float,
        max_tokens: int,
        schema: type[BaseModel] | None = None,
    ) -> str:
        """The model's text; with a schema, JSON that satisfies it. Raises `ModelFailed`, within the deadline."""
        ...


class _Again(Exception):
    """Asking again may help."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure


@dataclass(frozen=True, slots=True)
class _Question:
    """One call of `complete`."""

    messages: Messages
    deadline: Deadline
    seed: int
    temperature: float | None
    max_tokens: int
    schema: type[BaseModel] | None


@dataclass(slots=True)
class _Session:
    """What belongs to one event loop: connections, and whose turn it is with a model that takes one at a time."""

    loop: asyncio.AbstractEventLoop
    clients: dict[str, Any] = field(default_factory=dict)
    models: dict[tuple[object, ...], Any] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class LangChainChat:
    """A model by LangChain's name for it. `endpoint` gives address and key where they may change (embedded).

    Safe to use from several event loops one after the other; connections are per loop.
    """

    def __init__(
        self,
        name: str,
        *,
        profile: Profile,
        base_url: str | None = None,
        api_key: str | None = None,
        endpoint: Callable[[], Endpoint] | None = None,
    ) -> None:
        self.name = name
        provider, _, model = name.partition(":")
        self._provider, self._model = (provider, model) if model and not endpoint else ("openai", name)
        self._profile = profile
        self._base_url, self._api_key = base_url, api_key
        self._endpoint = endpoint
        self._session: _Session | None = None

    async def complete(
        self, messages: Messages, *, deadline: Deadline, seed: int, temperature: float, max_tokens: int,
        schema: type[BaseModel] | None = None,
    ) -> str:  # fmt: skip
        """See `Chat`. Asks again on 429 and 5xx while the deadline allows; nothing else is retried."""
        warmth = None if self._profile.temperature is None else temperature
        tokens = max(max_tokens, self._profile.max_tokens) if self._profile is THINKING else max_tokens
        question = _Question(messages, deadline, seed, warmth, tokens, schema)
        where = self._endpoint() if self._endpoint else None  # raises at once while the embedded model isn't ready
        try:
            async with asyncio.timeout(deadline.remaining):
                if not quiet_langchain.loaded:
                    await asyncio.to_thread(quiet_langchain.load)
                session = self._session_here()
                return await (self._in_turn if where else self._persist)(session, where, question)
        except TimeoutError:
            raise ModelTooSlow(kept="") from None

    async def aclose(self) -> None:
        """Close the connections of this event loop."""
        session, self._session = self._session, None
        if session is not None and session.loop is asyncio.get_running_loop():
            for client in session.clients.values():
                await client.aclose()

    async def _in_turn(self, session: _Session, where: Endpoint | None, question: _Question) -> str:
        """One after the other: the embedded model has one slot, whose prefix cache all drafts share."""
        if session.waiting >= WAITING_AT_MOST:
            raise ModelBusy("The embedded model is writing other drafts.", kept="")
        session.waiting += 1
        try:
            async with session.turn:
                return await self._persist(session, where, question)
        finally:
            session.waiting -= 1

    async def _persist(self, session: _Session, where: Endpoint | None, question: _Question) -> str:
        """Ask, and again where that may help and there is time."""
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(_Again),
            stop=stop_after_attempt(ASKED_AT_MOST) | stop_before_delay(question.deadline.remaining),
            wait=_wait,
            reraise=True,
        )
        try:
            async for attempt in retrying:
                with attempt:
                    return await self._ask(session, where, question)
        except _Again as error:
            raise error.failure.error from None
        raise AssertionError("tenacity either returns or raises")

    async def _ask(self, session: _Session, where: Endpoint | None, question: _Question) -> str:
        """One request. Raises `_Again` or `ModelFailed`; cancelling it closes the connection."""
        from langsmith import tracing_context

        try:
            with tracing_context(enabled=False):
                model = self._model_for(session, where, question)
                if self._provider == "openai":
                    text = whole_text(await model.ainvoke(_IN_THE_BODY, **self._options(question)))
                    return question.schema.model_validate_json(text).model_dump_json() if question.schema else text
                turns = [(role, text) for role, text in question.messages]
                if question.schema is None:
                    return whole_text(await model.ainvoke(turns, **self._options(question)))
                answer = await model.with_structured_output(question.schema, include_raw=True).ainvoke(turns)
                whole_text(answer["raw"], may_be_empty=True)  # some providers answer by a tool call
                return str(answer["parsed"].model_dump_json())
        except Exception as error:
            failure = understand(error)
            log.info("model: %s (%s)", failure.error.code, type(error).__name__)
            raise (_Again(failure) if failure.again else failure.error) from None

    def _options(self, question: _Question) -> dict[str, Any]:
        options: dict[str, Any] = {"seed": question.seed % 2**31} if self._provider in _TAKES_SEED else {}
        if self._provider == "openai":
            # Sent as it is. As an argument, openai's client would walk through every message by its type hints, which
            # is half of what a call costs here and changes nothing.
            body: dict[str, Any] = {"messages": [{"role": role, "content": text} for role, text in question.messages]}
            if question.schema is not None:
                # Not `with_structured_output`: it costs 5 ms a call, and its parser raises where the text is cut.
                body["response_format"] = _response_format(question.schema)
            options["extra_body"] = body
        return options

    def _session_here(self) -> _Session:
        loop = asyncio.get_running_loop()
        if self._session is None or self._session.loop is not loop:
            self._session = _Session(loop)
        return self._session

    def _model_for(self, session: _Session, where: Endpoint | None, question: _Question) -> Any:
        key = (where, question.temperature, question.max_tokens)
        if key not in session.models:
            if any(known[0] != where for known in session.models):
                session.models.clear()  # the embedded model was started again at another address
            session.models[key] = self._build(session, where, question)
        return session.models[key]

    def _build(self, session: _Session, where: Endpoint | None, question: _Question) -> Any:
        from langchain.chat_models import init_chat_model

        options: dict[str, Any] = {"max_tokens": question.max_tokens, "max_retries": 0, "cache": False}
        if question.temperature is not None:
            options["temperature"] = question.temperature
        if self._provider == "openai":
            base_url, api_key = (where.base_url, where.api_key) if where else (self._base_url, self._api_key)
            if base_url is None and not api_key:
                raise ModelRefused("There is no OPENAI_API_KEY.", kept="", next_step="Set it, or OPENAI_BASE_URL.")
            options |= {
                "base_url": base_url,
                "api_key": api_key or "none",
                "use_responses_api": False,
                "http_async_client": _client(session, loopback=where is not None),
            }
        try:
            return init_chat_model(where.model if where else self._model, model_provider=self._provider, **options)
        except ValueError:
            raise ModelRefused(
                f"LangChain knows no model {self.name!r}.", kept="", next_step="Check SINCERELY_MODEL."
            ) from None


def _client(session: _Session, *, loopback: bool) -> Any:
    """Connections for openai's client. On loopback the environment's proxies must not see the prompt."""
    if "openai" not in session.clients:
        import openai

        session.clients["openai"] = openai.DefaultAsyncHttpxClient(trust_env=not loopback)
    return session.clients["openai"]


@cache
def _response_format(schema: type[BaseModel]) -> dict[str, Any]:
    import openai

    strict = openai.pydantic_function_tool(schema)["function"]
    return {
        "type": "json_schema",
        "json_schema": {"name": strict["name"], "schema": strict["parameters"], "strict": True},
    }


def chat_for(settings: Settings, supervisor: Supervisor | None = None) -> LangChainChat | None:
    """The chat model that the settings choose; None for `none`. The embedded one needs its supervisor."""
    if settings.model == "none":
        return None
    if is_embedded(settings):
        if supervisor is None:
            raise ValueError("the embedded model needs its supervisor")
        return LangChainChat(chosen(settings).name, profile=profile(settings), endpoint=supervisor.endpoint)
    return LangChainChat(
        settings.model,
        profile=profile(settings),
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key,
    )


def _wait(state: RetryCallState) -> float:
    """What the endpoint asked for, else twice as long each time."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, _Again) and error.failure.wait is not None:
        return error.failure.wait
    return float(min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (state.attempt_number - 1)))


def whole_text(answer: Any, *, may_be_empty: bool = False) -> str:
    """The text of a LangChain message. Raises `ModelRubbish` where it was cut, is empty or is a web page."""
    metadata = answer.response_metadata
    if "finish_reason" in metadata or "stop_reason" in metadata:
        reason = metadata.get("finish_reason") or metadata.get("stop_reason")
        if reason not in _FINISHED:
            raise ModelRubbish(f"The model's answer is not whole (finish reason: {reason}).", kept="")
    text = str(answer.text).strip()
    if not text and not may_be_empty:
        raise ModelRubbish("The model answered nothing.", kept="")
    if text[:15].lower().startswith(("<!doctype", "<html")):
        raise ModelRubbish("The endpoint answered with a web page.", kept="")
    return text
