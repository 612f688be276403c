"""A stated private way to go on: an approved contact, or at least an address, a number, a form or a direct message.

`direct_message` are phrases that count as one; `not_on` are platforms that have no direct messages to businesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._shared import EMAIL, PHONE
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

_LINK = re.compile(
    r"https?://\S+|\bwww\.\S+|(?<![\w-])[\w-]+\.(?:com|org|net|health|care|example|gov|edu)(?:/\S*)?\b", re.I
)


class ChannelParams(Params):
    direct_message: Mapping[str, tuple[str, ...]] = {}
    not_on: tuple[str, ...] = ()


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(ChannelParams, params)
    direct = phrase_set(given.direct_message, shared)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        if any(pattern.search(reply.text) for pattern in (EMAIL, PHONE, _LINK)):
            return
        squeezed = _squeezed(reply.text)
        if any(_squeezed(contact.text) in squeezed for contact in context.contacts if contact.text):
            return
        if context.platform not in given.not_on and any(direct.any(clause.sentence) for clause in reply.clauses):
            return
        yield Hit(0, len(reply.text))

    return check


def _squeezed(text: str) -> str:
    return re.sub(r"[\s().-]+", "", text.casefold())
