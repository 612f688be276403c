"""One question to a model: its answer, or a plain failure, within the deadline."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import subprocess
import sys

import pytest
from pydantic import BaseModel

from server.deadline import Deadline
from server.errors import ModelBusy, ModelFailed, ModelRefused, ModelRubbish, ModelTooSlow, ModelUnreachable
from server.models.profiles import CAPABLE, THINKING, Profile
from server.models.supervise import Endpoint
from server.settings import ROOT, Settings
from server.writers.chat import WAITING_AT_MOST, Chat, LangChainChat, chat_for
from tests.stub_model import ANSWER, OBEYED, Behaviour, StubModel

MESSAGES = [("system", "Be kind."), ("user", "The garage is full.")]


class Mirror(BaseModel):
    sentence: str


def ask(chat: LangChainChat, *, seconds: float = 20.0, schema: type[BaseModel] | None = None, seed: int = 7) -> str:
    async def once() -> str:
        try:
            return await question(chat, seconds=seconds, schema=schema, seed=seed)
        finally:
            await chat.aclose()

    return asyncio.run(once())


async def question(chat: Chat, *, seconds: float = 20.0, schema: type[BaseModel] | None = None, seed: int = 7) -> str:
    deadline = Deadline.after(seconds)
    return await chat.complete(MESSAGES, deadline=deadline, seed=seed, temperature=0.4, max_tokens=50, schema=schema)


def test_a_text_comes_back_and_the_request_carries_what_was_asked(chat: LangChainChat, stub_model: StubModel) -> None:
    assert ask(chat) == ANSWER
    sent = stub_model.requests[0]
    assert sent.headers["authorization"] == "Bearer key"
    assert sent.json["messages"] == [{"role": role, "content": text} for role, text in MESSAGES]
    assert (sent.json["model"], sent.json["seed"], sent.json["temperature"]) == ("stub", 7, 0.4)
    assert sent.json["max_completion_tokens"] == 50


def test_a_schema_gives_json_that_fits_it(chat: LangChainChat, stub_model: StubModel) -> None:
    assert Mirror.model_validate_json(ask(chat, schema=Mirror)).sentence == ANSWER
    assert stub_model.requests[0].json["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize("schema", [None, Mirror])
@pytest.mark.parametrize(
    ("behaviour", "failure", "requests", "why"),
    [
        ("busy", ModelBusy, 3, "429: asked again as soon as it allows"),
        ("busy-long", ModelBusy, 1, "429 with an hour's wait: no use within the deadline"),
        ("error", ModelUnreachable, 3, "500 may pass"),
        ("overloaded", ModelBusy, 3, "503 may pass"),
        ("refused", ModelRefused, 1, "401 stays"),
        ("missing", ModelRefused, 1, "404 stays"),
        ("cut", ModelRubbish, 1, "ends in the middle"),
        ("reset", ModelRubbish, 1, "ends before it began"),
        ("broken-json", ModelRubbish, 1, "openai's client raises a bare JSONDecodeError"),
        ("wrong-shape", ModelRubbish, 1, "no choices"),
        ("no-finish", ModelRubbish, 1, "nobody says that it is whole"),
        ("length", ModelRubbish, 1, "cut by the token limit"),
        ("empty", ModelRubbish, 1, "no text"),
        ("null", ModelRubbish, 1, "no text either"),
        ("html", ModelRubbish, 1, "a captive portal"),
        ("html-text", ModelRubbish, 1, "a captive portal behind a proxy that wraps it"),
    ],
)
def test_each_way_to_fail_has_its_name(
    behaviour: Behaviour,
    failure: type[ModelFailed],
    requests: int,
    why: str,
    schema: type[BaseModel] | None,
    chat: LangChainChat,
    stub_model: StubModel,
) -> None:
    stub_model.behave(behaviour)
    with pytest.raises(failure):
        ask(chat, schema=schema)
    assert len(stub_model.requests) == requests


def test_half_a_json_object_does_not_fit_a_schema(chat: LangChainChat, stub_model: StubModel) -> None:
    stub_model.behave("broken-content")
    with pytest.raises(ModelRubbish):
        ask(chat, schema=Mirror)


@pytest.mark.parametrize("behaviour", ["hang", "dribble"])
def test_the_deadline_holds_over_everything(behaviour: Behaviour, chat: LangChainChat, stub_model: StubModel) -> None:
    stub_model.behave(behaviour)
    with pytest.raises(ModelTooSlow):
        ask(chat, seconds=0.5)


def test_a_passed_deadline_asks_nobody(chat: LangChainChat, stub_model: StubModel) -> None:
    with pytest.raises(ModelTooSlow):
        ask(chat, seconds=0)
    assert stub_model.requests == []


def test_a_moment_of_trouble_costs_one_more_try(chat: LangChainChat, stub_model: StubModel) -> None:
    stub_model.behave("busy", "error", "ok")
    assert ask(chat) == ANSWER
    assert len(stub_model.requests) == 3


def test_an_obeyed_injection_comes_through_as_it_is_because_judging_it_is_for_the_checks(
    chat: LangChainChat, stub_model: StubModel
) -> None:
    stub_model.behave("obeys")
    assert ask(chat) == OBEYED


def test_an_endpoint_that_is_gone_is_unreachable(chat: LangChainChat, stub_model: StubModel) -> None:
    stub_model.stop()
    with pytest.raises(ModelUnreachable):
        ask(chat)


@pytest.mark.parametrize("behaviour", ["html-text", "broken-json", "refused", "error", "broken-content"])
def test_no_failure_repeats_prompt_or_answer(behaviour: Behaviour, chat: LangChainChat, stub_model: StubModel) -> None:
    stub_model.behave(behaviour)
    with pytest.raises(ModelFailed) as caught:
        ask(chat, schema=Mirror)
    error: BaseException | None = caught.value
    assert error is not None
    assert error.__cause__ is None
    assert error.__suppress_context__
    for word in ("garage", "<html", "I hear", "told to fail"):
        assert word not in str(error)


def test_nothing_of_a_prompt_reaches_the_logs_at_any_level(chat: LangChainChat) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        ask(chat)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert "garage" not in written.getvalue()
    assert ANSWER not in written.getvalue()


def test_no_environment_variable_makes_langchain_or_openai_tell_others() -> None:
    """Tracing, debug and log variables are set before the first import, as a careless deployment would."""
    script = (
        "import asyncio, os, sys\n"
        "from tests.stub_model import StubModel\n"
        "with StubModel() as model, StubModel() as elsewhere:\n"
        "    os.environ |= {'LANGSMITH_ENDPOINT': elsewhere.base_url, 'LANGCHAIN_ENDPOINT': elsewhere.base_url}\n"
        "    from server.deadline import Deadline\n"
        "    from server.models.profiles import CAPABLE\n"
        "    from server.writers.chat import LangChainChat\n"
        "    chat = LangChainChat('openai:stub', profile=CAPABLE, base_url=model.base_url, api_key='key')\n"
        "    asked = chat.complete([('user', 'the garage')], deadline=Deadline.after(60), seed=1, temperature=0,\n"
        "                          max_tokens=9)\n"
        "    asyncio.run(asked)\n"
        "    from langchain_core.tracers.langchain import wait_for_all_tracers\n"
        "    wait_for_all_tracers()\n"
        "    assert b'garage' in model.received\n"
        "    assert elsewhere.received == b'', elsewhere.received[:200]\n"
    )
    loud = {
        "LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_API_KEY": "key",
        "LANGCHAIN_API_KEY": "key", "LANGCHAIN_DEBUG": "true", "LANGCHAIN_VERBOSE": "true", "OPENAI_LOG": "debug",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **loud},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "garage" not in done.stdout + done.stderr


def test_a_proxy_never_sees_a_prompt_for_the_embedded_model(
    stub_model: StubModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StubModel() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url)
        monkeypatch.setenv("ALL_PROXY", proxy.base_url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert ask(embedded(stub_model)) == ANSWER
        assert proxy.received == b""


def embedded(stub_model: StubModel, name: str = "small") -> LangChainChat:
    return LangChainChat(name, profile=CAPABLE, endpoint=lambda: Endpoint(stub_model.base_url, "secret", name))


def test_the_embedded_model_is_asked_one_question_at_a_time_and_a_long_queue_is_refused(stub_model: StubModel) -> None:
    stub_model.behave("hang")
    chat = embedded(stub_model)

    async def crowd() -> list[str | BaseException]:
        first = question(chat, seconds=1.5)
        others = [question(chat, seconds=0.5) for _ in range(WAITING_AT_MOST + 2)]
        answers = await asyncio.gather(first, *others, return_exceptions=True)
        await chat.aclose()
        return answers

    answers = asyncio.run(crowd())
    assert sorted(type(answer).__name__ for answer in answers) == ["ModelBusy"] * 3 + ["ModelTooSlow"] * WAITING_AT_MOST
    assert len(stub_model.requests) == 1


def test_the_embedded_model_may_move(stub_model: StubModel) -> None:
    with StubModel("From the second.") as second:
        addresses = iter([stub_model, second])

        def endpoint() -> Endpoint:
            return Endpoint(next(addresses).base_url, "secret", "small")

        chat = LangChainChat("small", profile=CAPABLE, endpoint=endpoint)

        async def twice() -> list[str]:
            answers = [await question(chat), await question(chat)]
            await chat.aclose()
            return answers

        assert asyncio.run(twice()) == [ANSWER, "From the second."]


@pytest.mark.parametrize(
    ("profile", "temperature", "tokens", "why"),
    [(CAPABLE, 0.4, 50, "as asked"), (THINKING, None, THINKING.max_tokens, "takes no temperature and thinks first")],
)
def test_a_profile_shapes_the_request(
    profile: Profile, temperature: float | None, tokens: int, why: str, stub_model: StubModel
) -> None:
    ask(LangChainChat("openai:stub", profile=profile, base_url=stub_model.base_url, api_key="key"))
    sent = stub_model.requests[0].json
    assert sent.get("temperature") == temperature
    assert sent["max_completion_tokens"] == tokens


def test_settings_choose_the_endpoint(stub_model: StubModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", stub_model.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "from-the-environment")
    chat = chat_for(Settings(model="openai:llama3:8b"))
    assert chat is not None
    assert ask(chat) == ANSWER
    assert stub_model.requests[0].json["model"] == "llama3:8b"
    assert stub_model.requests[0].headers["authorization"] == "Bearer from-the-environment"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("openai:gpt-4.1", "OPENAI_API_KEY"),
        ("anthropic:claude-sonnet-4-5", "isn't installed"),
        ("nobody:x", "knows no model 'nobody:x'"),
    ],
)
def test_settings_that_cannot_work_say_so(name: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    chat = chat_for(Settings(model=name))
    assert chat is not None
    with pytest.raises(ModelFailed, match=says):
        ask(chat)


def test_no_model_is_no_chat() -> None:
    assert chat_for(Settings(model="none")) is None
