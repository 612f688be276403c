# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""E-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading, matches

TLD = r"(?:com|net|org|edu|gov|mil|io|co|us|uk|ca|me|info|biz|mx|es|de|fr|in|ch|nl|pl|it|ru|jp|br|ar|cl|kr|cn|au|nz|ie|se|no|dk|be|pt|gr|tr|ng|gh|ke|za|ph|vn|pk|il|ae|health|care|example|test)"
PROVIDER = r"(?:g\s?-?mail|yahoo|hotmail|outlook|icloud|aol|comcast|proton(?:mail)?|msn|live|verizon|sbcglobal|att|me|mac|ymail|zoho|gmx)"  # fmt: skip
AT = r"(?:@|\(at\)|\[at\]|\{at\}|<at>|\bat\b|\barroba\b|&#64;|＠)"
DOT = r"(?:\.|\(dot\)|\[dot\]|\{dot\}|<dot>|\bdot\b|\bpunto\b|\bpoint\b)"
PLAIN = re.compile(
    r"[\w.+-]+@\s?(?:hot|g|y|i|out)\s(?:mail|ahoo|cloud|look)\s?\.\s?com\b|[\w.+%-]*\w\s?@\s?(?:[\w-]+\s?\.\s?)+[a-z]{2,24}\b",
    re.I,
)
SPOKEN = re.compile(
    rf"(?P<id>[\w+-]+(?:\s*(?:{DOT}|\bunderscore\b|\bdash\b|\bguion bajo\b|\bguion\b)\s*[\w+-]+)*\s*{AT}\s*[\w-]+(?:\s*{DOT}\s*[\w-]+)*?\s*{DOT}\s*{TLD})\b",
    re.I,
)
HALF = re.compile(rf"\b(?P<id>[\w.+-]+\s*(?:@|\(at\)|\[at\]|\bat\b)\s*{PROVIDER})\b(?!\s*{DOT}\s*{TLD}\b)(?<!\bat me)(?<!\bat live)(?<!\bat mac)(?<!'t @ me)(?<!'t @me)", re.I)  # fmt: skip
SPACED_PROVIDER = re.compile(rf"\b(?:e-?mail|correo)(?: address)?(?: is|:| es)?\s+(?P<id>[\w.+-]+ {PROVIDER}(?: {TLD})?)\b", re.I)  # fmt: skip
HINTS = ("@", "dot ", "punto", "arroba", "gmail", "g mail", "g-mail", "yahoo", "hotmail", "hot-mail", "outlook", "aol", "icloud", "(at", "[at", "{at", ".com", ".net", ".org", "dot]", "dot)", "&#64")  # fmt: skip


class Emails(Family):
    """Mail addresses (RFC 5322 addr-spec), also said out loud: `john at gmail dot com`, `jo [at] aol . com`.

    A known provider is enough (`tina.w @ gmail`), because nobody else's text looks like that.
    """

    kinds = ("EMAIL",)
    FINDS = (
        "write me at [[lupita_r88@yahoo.com]] please",
        "reach me [[john at gmail dot com]]",
        "[[kofi.mensah [at] outlook [dot] com]] is mine",
        "its [[t.nguyen @ gmail . com]]",
        "[[mary underscore b at hot-mail dot com]]",
        "im [[jess.k91@gmail]] if you care",
    )
    LEAVES = (
        "I waited at the desk. com on people",
        "look at me when I talk",
        "they were at it again",
        "don't @ me",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        low = reading.lower
        if not any(hint in low for hint in HINTS):
            return
        yield from matches(PLAIN, reading, "EMAIL", 0.99)
        yield from matches(SPOKEN, reading, "EMAIL", 0.97)
        yield from matches(HALF, reading, "EMAIL", 0.95)
        yield from matches(SPACED_PROVIDER, reading, "EMAIL", 0.9)
