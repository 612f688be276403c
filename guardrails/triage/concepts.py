"""The ideas in a comment: words of English and Spanish that mean the same, found by `data/triage_concepts.txt`.

Where a pattern needs the very words, an idea needs only one of many: "numb" and "dormido" are both `numb`. The flags'
rules ask for ideas that stand together; the learned net gets every idea and every pair in one sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent.parent / "data" / "triage_concepts.txt"
_TOKEN = re.compile(r"\w+|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_BLOCK = re.compile(r"\[(\w+)\]")
_LONGEST = 5
"""Words in the longest entry."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea at words `start` to `end` (exclusive) of a sentence."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Entries by their first word or first word's beginning; each is the words after it and the ideas it means."""

    whole: dict[str, list[tuple[tuple[str, ...], str]]]
    begins: dict[str, list[tuple[tuple[str, ...], str]]]
    shortest: int


def ideas(sentence: str) -> tuple[Idea, ...]:
    """Every idea of one folded sentence, in the order of words; one word may mean several."""
    lexicon = load()
    tokens = _TOKEN.findall(sentence)
    found = []
    for at, token in enumerate(tokens):
        entries = lexicon.whole.get(token, ())
        for rest, name in entries:
            if _follows(tokens, at + 1, rest):
                found.append(Idea(name, at, at + 1 + len(rest)))
        for size in range(lexicon.shortest, len(token) + 1):
            for rest, name in lexicon.begins.get(token[:size], ()):
                if _follows(tokens, at + 1, rest):
                    found.append(Idea(name, at, at + 1 + len(rest)))
    return tuple(dict.fromkeys(found))


def _follows(tokens: list[str], at: int, rest: tuple[str, ...]) -> bool:
    if len(tokens) < at + len(rest):
        return False
    return all(
        token.startswith(word[:-1]) if word.endswith("*") else token == word
        for token, word in zip(tokens[at : at + len(rest)], rest, strict=True)
    )


@cache
def load() -> _Lexicon:
    """Read the words once. Raises `ValueError` on a line outside a block."""
    whole: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    begins: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    name = ""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if block := _BLOCK.fullmatch(line.strip()):
            name = block[1]
        elif line.strip() and not line.startswith("#"):
            if not name:
                raise ValueError(f"{WORDS.name}: words before the first [block]: {line[:40]}")
            for entry in filter(None, (part.strip() for part in line.split(","))):
                first, *rest = entry.split()
                kept = begins if first.endswith("*") else whole
                kept[first.rstrip("*")].append((tuple(rest), name))
    return _Lexicon(dict(whole), dict(begins), min(map(len, begins)))
