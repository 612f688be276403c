# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Handles and hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._compounds import names_in

HANDLE = re.compile(r"(?<![\w@])@\s?(?=[\w.]*\w)[\w](?:[\w.]*\w)?(?:-\w+)*")
REDDIT = re.compile(r"(?<![\w/])/?u/[\w-]{3,20}\b")
NAMED = re.compile(
    r"\b(?:(?:my|on|is|their|his|her)\s+)?(?:insta(?:gram)?|ig|snap(?:chat)?|tik\s?tok|twitter|fb|facebook|venmo|telegram|discord|handle|username|user\s?name|user|cash\s?app|gamertag|screen\s?name|login|dm me|find me|follow me|add me|message me)"
    r"(?:\s+(?:name|handle|id|is|as|under|at|on))*\s*[:=]?\s+(?P<id>\$?[a-z][\w.]*(?:[\d_][\w.]*|\.\w+)#?\d*)",
    re.I,
)
HASHTAG = re.compile(r"#(?P<tag>[^\W\d]\w{2,})")
PUBLIC = frozenset("clinic hospital doctor doctors nurse nurses everyone all gmail yahoo".split())


class Handles(Family):
    """Accounts: `@name`, `u/name`, `my insta is name_91`; hashtags only where they name somebody (`#JusticeForMaria`).

    X allows 15 letters, digits and `_`; Instagram 30 with dots; so any run of those after `@` counts.
    """

    kinds = ("HANDLE",)
    FINDS = (
        "tell [[@big_dre_77]] thanks",
        "ig is [[linh.tran.art]]",
        "[[#JusticeForMariaLopez]] now",
        "[[#prayforethan]]",
        "cc [[u/sadnurse22]]",
    )
    LEAVES = ("meet @ 5pm", "#NeverAgain #healthcare", "#1 hospital", "instagram is where I saw it", "@ the desk")

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        if "@" in text:
            for match in HANDLE.finditer(text):
                spaced = match[0][1].isspace()
                name = match[0].lstrip("@ \t\n")
                if (not spaced or re.search(r"\w[\d_]", name)) and not name.isdigit() and name.lower() not in PUBLIC:
                    yield Hit(match.start(), match.end(), "HANDLE", 0.95)
        if "u/" in text:
            yield from (Hit(m.start(), m.end(), "HANDLE", 0.95) for m in REDDIT.finditer(text))
        yield from (Hit(m.start("id"), m.end("id"), "HANDLE", 0.9) for m in NAMED.finditer(text))
        if "#" in text:
            for match in HASHTAG.finditer(text):
                if names_in(match["tag"]):
                    yield Hit(match.start(), match.end(), "HANDLE", 0.92)
