# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Where a number or code ends: parts of one code stand side by side (`RF/20-7781-Q`, `CVB 449 201 L`).

Families find a code by its cue or form, often only the middle of it. `widen` takes in what is glued to it and what
stands beside it and looks like another part.
"""

from __future__ import annotations

import re

from guardrails.identifiers._base import Reading

KINDS = frozenset({"ID", "DEVICE", "VEHICLE", "SSN", "BIOMETRIC"})
GLUED_AFTER = re.compile(r"\s?[-–—./:_*·#]\s?(?P<part>[A-Z]{1,6}|[A-Z]{0,6}\d[A-Z\d]*)(?![\w'])")
APART_AFTER = re.compile(r" (?P<part>[B-HJ-Z]|[A-Z]{0,3}\d[A-Z\d]*[A-Z][A-Z\d]*|\d{2,})(?![\w']|[.,]\d|\s?/\s?\d)")
GLUED_BEFORE = re.compile(r"(?<![\w@])(?P<part>[A-Za-z]{1,6}|[A-Z]{0,6}\d[A-Z\d]*)\s?[-–—./_*·#]\s?\Z")
APART_BEFORE = re.compile(r"(?<![\w'$€£])(?P<part>[A-Z]{1,4}|[A-Z]{1,3}\d[A-Z\d]*) \Z")
COUNTED = re.compile(
    r"\s?(?:mgs?|mcg|ml|cc|hours?|hrs?|h|mins?|minutes?|days?|weeks?|wks?|months?|mos?|years?|yrs?|times?|x|stars?|people|patients|nurses|doctors|dollars?|bucks|am|pm|a\.m|p\.m|st|nd|rd|th|%|percent|different|other|more|copies|calls|visits|pages|horas?|dias?|semanas?|meses|veces)\b",
    re.I,
)
# Capitals that stand before a number without being part of it.
CUE_CAPITALS = frozenset(
    """I A AN AM AT ON IN OF TO MY IS IT NO OR AND FOR THE WAS ID IDS MRN SSN VIN DOB DL SN RX PIN EIN NPI DEA IMEI UDI LOT REF ICD FAX TEL EXT PO BOX ZIP DR MR MRS MS ER ED ICU PA NP RN
    MD USA US CPAP ACCT HMO PPO HSA FSA EOB CPT OK PT CT MRI BP HR IV""".split()
)  # fmt: skip


def widen(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The span of the whole code around a find, which is returned unchanged where nothing belongs to it."""
    text = reading.text
    capitals = not reading.shouting
    while True:
        after = GLUED_AFTER.match(text, end) or APART_AFTER.match(text, end)
        if not after or COUNTED.match(text, after.end()) or not (capitals or _has_digit(after["part"])):
            break
        end = after.end()
    while before := GLUED_BEFORE.search(text, max(0, start - 12), start):
        if before["part"].islower() and len(before["part"]) > 2:
            break
        start = before.start()
    before = APART_BEFORE.search(text, max(0, start - 12), start) if capitals else None
    if before and before["part"] not in CUE_CAPITALS and text[start].isdigit():
        start = before.start()
    return start, end


def _has_digit(part: str) -> bool:
    return any(c.isdigit() for c in part)
