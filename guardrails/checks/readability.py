"""Plain enough to read on a phone: Flesch-Kincaid grade for English, Fernández Huerta's ease for Spanish, word count.

textstat isn't used: it downloads a pronunciation dictionary on first use. A count by vowel groups is close enough on
texts of this length. Kincaid et al. 1975; Fernández Huerta 1959.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, read_params
from guardrails.checks._shared import EMAIL, PHONE
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]|[aeiouy][lr])(?:es|ed|e)$")


class ReadabilityParams(Params):
    grade: float = 8.0
    words: int = 75
    longer_stages: tuple[str, ...] = ("letter", "private")


def syllables(word: str) -> int:
    """Syllables of an English word, roughly."""
    count = len(_VOWELS.findall(word))
    if (
        count > 1
        and _SILENT.search(word)
        and not word.endswith(("ted", "ded", "les", "ses", "ces", "xes", "zes", "ges"))
    ):
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """US school grade of an English text; 0 for an empty one. Addresses and numbers don't count."""
    reply = Reply(PHONE.sub(" ", EMAIL.sub(" ", text)))
    words = [word for word in reply.words if not word[0].isdigit()]
    sentences = max(1, sum(len(clause.text.split()) > 2 for clause in reply.clauses))
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def huerta(text: str) -> float:
    """Fernández Huerta's ease of a Spanish text: 100 very easy, under 60 hard."""
    reply = Reply(PHONE.sub(" ", EMAIL.sub(" ", text)))
    words = [word for word in reply.words if not word[0].isdigit()]
    if not words:
        return 100.0
    sentences = max(1, sum(len(clause.text.split()) > 2 for clause in reply.clauses))
    vowels = sum(len(re.findall(r"[aeiou]+", word)) or 1 for word in words)
    return 206.84 - 60 * vowels / len(words) - 1.02 * len(words) / sentences


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(ReadabilityParams, params)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        whole = (0, len(reply.text))
        count = len(reply.text.split())
        if count > given.words and context.stage not in given.longer_stages:
            yield Hit(*whole, f"{count} words: more than {given.words} is rarely read to the end.")
        if context.language == "es":
            if huerta(reply.text) < 55:
                yield Hit(*whole, "Long words or sentences: this reads as harder than everyday Spanish.")
        elif context.language in (None, "en") and (reached := grade(reply.text)) > given.grade + 0.5:
            yield Hit(
                *whole, f"Reads at US school grade {reached:.0f}; {given.grade:.0f} or below is easy for everybody."
            )

    return check
