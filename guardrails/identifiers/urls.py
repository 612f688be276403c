# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Web addresses, links to photos, IP and MAC addresses."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from guardrails.identifiers._base import Family, Hit, Reading, matches

TLD = r"(?:com|net|org|edu|gov|io|co|us|uk|ca|me|info|biz|ly|gl|be|tv|fm|app|dev|blog|page|site|online|shop|xyz|link|to|gg|it|de|fr|es|mx|in|club|social|health|care|clinic|photos|pics|gallery|live|world|news|ai|example|test)"  # fmt: skip
FULL = re.compile(r"\b(?:h(?:xx|tt)ps?|ftp)\s?:\s?/\s?/\s?[^\s<>\"']+|\bwww\s?\.\s?[^\s<>\"']+", re.I)
BARE = re.compile(rf"(?<![\w@.])(?:[a-z0-9][a-z0-9-]*\.)+{TLD}(?:/[^\s<>\"',)]*|\b(?![.@\w-]))", re.I)
DOTTED = re.compile(r"(?<![\w@.])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}/[^\s<>\"',)]+", re.I)
SPOKEN = re.compile(
    r"\b(?:www\s*(?:\bdot\b|\[dot\]|\(dot\))\s*)?[a-z0-9][a-z0-9-]*\s*(?:\bdot\b|\[dot\]|\(dot\))\s*(?:com|net|org|io|me|ly|co|blog|us|info)\b(?:\s*(?:/|\bslash\b)\s*[\w-]+)*",
    re.I,
)
FILE = re.compile(r"(?<![\w/])[\w()-]+\.(?:jpe?g|png|heic|gif|webp|mp4|mov|pdf|dcm|bmp|tiff?)\b", re.I)
CAMERA = re.compile(r"\b(?:IMG|DSC|DSCN|PXL|VID|MVI|DCIM|Screenshot|Photo|WA)[_-]?\d{3,}[\w-]*", re.I)
TRIM = re.compile(r"[.,;:!?)\]]+$")


class WebAddresses(Family):
    """URLs (RFC 3986) with or without scheme, dotted out loud, and picture files: 164.514(b)(2)(i)(N) and (Q)."""

    kinds = ("URL",)
    FINDS = (
        "pics at [[https://photos.example/u/anjali-rao/scar]] see",
        "my blog [[www.momof3inreno.com]] has it all",
        "[[instagram.com/p/tasha.b]] go look",
        "it's on [[bit.ly/3xYz]].",
        "[[jennysjourney dot com]] tells the story",
        "file [[IMG_2043.jpg]] shows my face",
    )
    LEAVES = ("waited.then left", "e.g. a nurse", "no. me too", "I got there at 3.it was closed", "a 4.5 star place")

    def find(self, reading: Reading) -> Iterable[Hit]:
        text = reading.text
        patterns = []
        if "." in text:
            patterns += [FULL, BARE, DOTTED, FILE]
        elif "://" in text or "www" in reading.lower:
            patterns.append(FULL)
        if "dot" in reading.lower:
            patterns.append(SPOKEN)
        patterns.append(CAMERA)
        for pattern in patterns:
            for match in pattern.finditer(text):
                end = match.end() - len(m[0]) if (m := TRIM.search(match[0])) else match.end()
                if not _two_sentences(match[0]):
                    yield Hit(match.start(), end, "URL", 0.96)


def _two_sentences(found: str) -> bool:
    """`closed.it was` and `ok.me too` are missing spaces, not addresses."""
    left, _, right = found.rpartition(".")
    if re.match(r"(?:dr|mr|mrs|ms)\.", found, re.I):
        return True
    return right.lower() in {
        "it",
        "me",
        "to",
        "in",
        "be",
        "us",
        "so",
        "no",
        "as",
        "care",
        "live",
        "world",
        "news",
    } and ("." not in left and "/" not in found and "-" not in left)


IPV4 = re.compile(
    r"(?<![\w.])(?:\d{1,3}\s?(?:\.|\[\.\]|\(\.\)|\bdot\b)\s?){3}\d{1,3}(?::\d{1,5})?(?:/\d{1,2})?(?![\w])", re.I
)
IPV6 = re.compile(r"(?<![\w:.])(?=[0-9a-f:.]*:[0-9a-f:.]*:)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:(?:\.\d{1,3}){3})?(?:%\w+)?(?:/\d{1,3})?(?![\w:])", re.I)  # fmt: skip
MAC = re.compile(r"(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])|(?<![\w.])[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}(?![\w.])", re.I)  # fmt: skip


class NetworkAddresses(Family):
    """IPv4 and IPv6 addresses (RFC 791, RFC 4291) and MAC addresses (IEEE 802)."""

    kinds = ("IP",)
    FINDS = (
        "my ip is [[73.162.44.9]] check it",
        "from [[2601:647:4d00:1a::5]] today",
        "mac [[3C:22:FB:9A:01:7E]]",
        "[[10 . 0 . 0 . 14]] was logged",
    )
    LEAVES = ("version 4.2.1 is broken", "the ratio 3:2:1", "open 9:30", "::")

    def find(self, reading: Reading) -> Iterable[Hit]:
        if "." in reading.text or "dot" in reading.lower:
            for match in IPV4.finditer(reading.text):
                numbers = [int(n) for n in re.findall(r"\d+", match[0])[:4]]
                if max(numbers) < 1000:
                    yield Hit(match.start(), match.end(), "IP", 0.97)
        if ":" in reading.text:
            for match in IPV6.finditer(reading.text):
                if _is_ipv6(match[0]):
                    yield Hit(match.start(), match.end(), "IP", 0.97)
        if reading.digits:
            yield from matches(MAC, reading, "IP", 0.97)


def _is_ipv6(found: str) -> bool:
    try:
        ipaddress.IPv6Address(re.split(r"[%/]", found)[0])
    except ValueError:
        return False
    return sum(c.isalnum() for c in found) >= 3
