"""Which model may write freely."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.models.profiles import CAPABLE, SMALL, TAUGHT, THINKING, Profile, billions, profile
from server.settings import Settings


@pytest.mark.parametrize(
    ("model", "expected", "why"),
    [
        ("embedded", TAUGHT, "the default was taught what to say of a comment"),
        ("embedded:smollm2-135m-instruct", SMALL, "135 million"),
        ("openai:gpt-4.1-mini", CAPABLE, "a large hosted model, whatever 'mini' says"),
        ("openai:gpt-5-mini", THINKING, "refuses a temperature"),
        ("openai:o4-mini", THINKING, "refuses a temperature"),
        ("anthropic:claude-sonnet-4-5", CAPABLE, "another provider"),
        ("openai:qwen2.5:3b", SMALL, "Ollama's way of naming a size"),
        ("openai:llama3.1:8b-instruct", CAPABLE, "8 billion"),
        ("openai:Qwen/Qwen2.5-7B-Instruct", CAPABLE, "vLLM's way of naming a size"),
        ("openai:my-finetune", CAPABLE, "unknown: somebody chose that endpoint with care"),
        ("gpt-4o", CAPABLE, "without a provider it is OpenAI's"),
    ],
)
def test_profile_follows_the_models_name(model: str, expected: Profile, why: str) -> None:
    assert profile(Settings(model=model)) is expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [("Qwen2.5-7B-Instruct-Q4_K_M.gguf", CAPABLE), ("llama-3.2-1b-q8_0.gguf", SMALL), ("own.gguf", SMALL)],
)
def test_profile_of_ones_own_file_follows_the_size_in_its_name(file: str, expected: Profile) -> None:
    assert profile(Settings(model="embedded", model_file=Path(file))) is expected


def test_the_setting_overrides_the_table() -> None:
    assert profile(Settings(model="embedded", model_profile="capable")) is CAPABLE
    assert profile(Settings(model="embedded", model_profile="small")) is SMALL
    assert profile(Settings(model="openai:gpt-4.1", model_profile="small")) is SMALL
    assert profile(Settings(model="openai:gpt-5", model_profile="capable")) is THINKING


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("qwen2.5-coder-1.5b", 1.5),
        ("smollm2-135m-instruct", 0.135),
        ("llama3:70b", 70.0),
        ("gpt-4o", None),
        ("q4_0-b2", None),
    ],
)
def test_size_is_read_from_a_name(name: str, expected: float | None) -> None:
    assert billions(name) == expected
