"""Text that has passed identifier removal.

It lives in the lowest package because templates accept nothing else (docs/decisions/001).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafeText:
    """Text without identifiers.

    Only `guardrails.deidentify` makes one: a test walks the syntax tree of every module and fails on another
    maker. A function that takes `SafeText` therefore can't be handed raw text without mypy saying so.
    """

    text: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text.strip())
