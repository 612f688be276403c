# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Social security numbers and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading, matches

FORM = re.compile(
    r"(?<![\w-])\d(?:\s?\d){2}\s?[-–./_·*]\s?\d\s?\d\s?[-–./_·*]\s?\d(?:\s?\d){3}(?![\w-])|(?<![\w-])\d{3} \d{2} \d{4}(?![\w-])"
)
MASKED = re.compile(
    r"(?<![\w-])(?:[xX*•#]{3}[\s-]?[xX*•#]{2}[\s-]?\d{4}|\d{3}[\s-]?[xX*•#]{2}[\s-]?\d{4}|\d{3}[\s-]?\d{2}[\s-]?[xX*•#]{4}|[xX*•#]{3}[\s-]?\d{2}[\s-]?\d{4})(?!\w)"
)
CUED = re.compile(
    r"\b(?:s\.?s\.?n\.?|ss\s?#|ss number|soc(?:ial)?(?: sec(?:urity)?)?|itin|seguro social|nss|numero social|nhs(?: number)?|(?-i:SIN))\b"
    r"(?:[^\d\n.!?]{0,45}?)(?P<id>\d(?:[\s.\-–/_·*,]{0,3}\d){3,8})(?!\w)",
    re.I,
)


class SocialSecurity(Family):
    """US social security numbers (AAA-GG-SSSS, SSA) with any separator, masked, or the last four after a cue."""

    kinds = ("SSN",)
    FINDS = (
        "ssn [[412-55-9087]]",
        "my social is [[412 55 9087]]",
        "[[412.55.9087]] on the form",
        "last 4 of my social [[9087]]",
        "social security number [[412559087]]",
        "[[xxx-xx-9087]]",
    )
    LEAVES = (
        "social media 2020 posts",
        "saw it on social",
        "called 3 times 55 minutes",
        "sin cobija, con la presion en 190/110. Dicen",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        if not reading.digits:
            return
        yield from matches(FORM, reading, "SSN", 0.94)
        yield from matches(MASKED, reading, "SSN", 0.94)
        for hit in matches(CUED, reading, "SSN", 0.95):
            before = reading.lower[max(0, hit.start - 40) : hit.start]
            if "social media" not in before and not re.fullmatch(r"(?:19|20)\d\d", reading.text[hit.start : hit.end]):
                yield hit
