"""Find what was left unfinished: placeholders, template marks, prompt text, markup, a text cut in the middle.

`phrases` are by language: wording that belongs to a prompt or a chat, never to a reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._text import Sentence
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

_MARKS = re.compile(
    r"<[A-Z][A-Z_]*(?:_\d+)?>"  # <PERSON_1>
    r"|<\|?/?[a-z][^<>\n]{0,60}\|?>"  # <br>, <|im_end|>, </s>
    r"|\[(?!\d+\])[^\[\]\n]{1,60}\]"  # [name], [INSERT PHONE]
    r"|\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|\$\{\w*\}?|\{[\w .-]{0,40}\}"
    r"|</?[A-Z_]{2,}>|«[A-Z_ ]+»|_{3,}|\*\*|```|^#{1,6}\s|^\s*[-*]\s+\S.*\n\s*[-*]\s|\\n|&(?:amp|nbsp|lt|gt|quot|#\d+);"
    r"|\b(?:TODO|TBD|FIXME|XXX+|LOREM IPSUM|lorem ipsum)\b|\b(?:INSERT|YOUR|PATIENT|CONTACT|PHONE)[_ ](?:NAME|HERE"
    r"|NUMBER|INFO|EMAIL)\b"
    r"|^(?:system|assistant|user|human|reply|response|draft|answer|output|respuesta|borrador)\s*:|\bnull\b"
    r"|\bundefined\b|\bNaN\b",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"^(?:system|assistant|user|human|reply|response|draft|answer|output|respuesta|borrador)\s*:", re.I | re.M
)
_CUT = re.compile(
    r"(?:\b(?:and|or|but|the|to|of|for|with|your|our|because|that|y|o|de|la|el|que|para|con)|,|;|:|\()\s*$", re.I
)


class PlaceholderParams(Params):
    phrases: Mapping[str, tuple[str, ...]] = {}


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    phrases = phrase_set(read_params(PlaceholderParams, params).phrases, shared)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        for pattern in (_MARKS, _LABEL):
            for match in pattern.finditer(reply.text):
                yield Hit(*match.span())
        cut = _CUT.search(reply.text)
        if cut and len(reply.words) > 3:
            yield Hit(*cut.span(), "The reply stops in the middle of a sentence.")
        for clause in reply.clauses:
            for _, start, end in clause.sentence.once(found):
                yield Hit(*reply.span(clause.start + start, clause.start + end))

    def found(sentence: Sentence) -> tuple[tuple[int, int, int], ...]:
        return tuple(phrases.find(sentence))

    return check
