"""What may stay: the organisation's own name, signers, contacts and places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.identifiers._base import Reading
from guardrails.identifiers._merge import Span
from guardrails.normalise import normalise


class KeepList:
    def __init__(self, texts: Sequence[str]) -> None:
        plain = {normalise(text).text.strip().lower() for text in texts}
        self._texts = {text for text in plain if len(text) > 1}
        longest = sorted(self._texts, key=len, reverse=True)
        self._pattern = (
            re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest)) if longest else None
        )
        self._digits = {re.sub(r"\D", "", text) for text in self._texts} - {""}

    def is_us(self, name: str) -> bool:
        return normalise(name).text.strip().lstrip("@").lower() in {text.lstrip("@") for text in self._texts}

    def spare(self, reading: Reading, spans: list[Span]) -> list[Span]:
        """Spans that are not wholly inside a kept text, nor a kept number written otherwise."""
        if self._pattern is None:
            return spans
        kept = [m.span() for m in self._pattern.finditer(reading.lower)]
        return [span for span in spans if not self._stays(reading, span, kept)]

    def _stays(self, reading: Reading, span: Span, kept: list[tuple[int, int]]) -> bool:
        inside = any(start <= span.start and span.end <= end for start, end in kept)
        digits = re.sub(r"\D", "", reading.text[span.start : span.end])
        return inside or (len(digits) >= 7 and digits in self._digits)
