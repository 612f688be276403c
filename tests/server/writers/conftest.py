"""A stand-in endpoint, and a chat model that talks to it."""

from __future__ import annotations

import pytest

from server.models.profiles import CAPABLE
from server.writers import meant
from server.writers.chat import LangChainChat
from tests.stub_model import StubModel, stub_model

__all__ = ["stub_model"]


@pytest.fixture
def chat(stub_model: StubModel) -> LangChainChat:
    return LangChainChat("openai:stub", profile=CAPABLE, base_url=stub_model.base_url, api_key="key")


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comments whose meaning nobody is sure of: words alone decide."""
    monkeypatch.setattr(meant, "matter", lambda *_, **__: None)
    monkeypatch.setattr(meant, "concerns", lambda _tongue, _comment, found, **_: found)
    monkeypatch.setattr(meant, "proposes", lambda _: False)
