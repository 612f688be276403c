"""Comments with what somebody wrote about each, as `gists` and `hearts` keep them: two lines a pair.

    > the comment, identifiers removed beforehand
    what was written about it

Every sixth comment, by a hash of its text, is kept aside and never learned from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ASIDE = 6


def pairs(folder: str) -> Iterator[tuple[str, str]]:
    """Comment and line, file after file; `#` opens a remark."""
    for path in sorted((HERE / folder).glob("*.txt")):
        comment = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("> "):
                comment = line[2:]
            elif line.strip() and not line.startswith("# "):
                yield comment, line.strip()


def kept_aside(comment: str) -> bool:
    """Whether nothing may be learned from this comment. The same on every machine."""
    return hashlib.sha256(comment.encode()).digest()[0] % ASIDE == 0
