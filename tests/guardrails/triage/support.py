"""Small helpers for the triage tests."""

from __future__ import annotations

from guardrails import language
from guardrails.triage.reading import Reading, read
from prompts.safe_text import SafeText


def reading(text: str) -> Reading:
    return read(SafeText(text), language.detect(text))
