# ruff: noqa: E501, SIM905 (word lists read best unbroken)
"""The word lists, loaded once. `strong` entries are names and nothing else; `weak` ones are everyday words too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Names:
    strong: frozenset[str]
    weak: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.strong or word in self.weak


@cache
def names(which: str) -> Names:
    """`first_names`, `last_names` or `places`, in lower case without accents."""
    lines = (DATA / f"deid_{which}.txt").read_text("utf-8").split("\n")[:-1]
    return Names(
        frozenset(line for line in lines if not line.endswith("?")),
        frozenset(line[:-1] for line in lines if line.endswith("?")),
    )


@cache
def plain(which: str) -> frozenset[str]:
    """A list without marks: `words`, `medical`, …; `#` opens a comment."""
    lines = (DATA / f"deid_{which}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def spanish_word(word: str) -> bool:
    """Whether a word, in lower case without accents, is everyday Spanish, also bent or with pronouns (`bórrenlo`)."""
    if len(word) < 2:
        return False
    if word in SPANISH_VERBS:
        return True
    verb = CLITICS.sub("", word)
    return any(_bent(form) for form in {word, verb, CLITICS.sub("", verb)} if len(form) > 1)


def _bent(word: str) -> bool:
    known = plain("spanish")
    return word in known or any(
        word.endswith(end) and len(word) - len(end) > 2 and word[: len(word) - len(end)] + instead in known
        for end, instead in SPANISH_ENDS
    )


SPANISH_VERBS = frozenset(
    "iba ibas iban ibamos tuve tuvo tuvimos tuvieron hubo pude pudo pudieron puse puso pusieron quise quiso quisieron vine vino vinieron traje trajo trajeron supe supo anduvo estuvo pide piden pido pidio pidieron pidiendo sigue siguen sigo siguio sirve sirven sirvio huele huelen olia olian lee leen leo leyo leyeron leia suena suenan sonaba sabia sabian daba daban teclea teclean firma firman mandan mandaban oprimi oprima nosotros nosotras pida pidan ojala darian cae caen cayo duele duelen dolia segun".split()
)
"""What bends so that no ending leads to its verb, or is a name too where it isn't said: `nadie lo lee`."""
CLITICS = re.compile(r"(?:me|te|se|nos|los?|las?|les?)\Z")
SPANISH_ENDS = tuple(
    (end, instead)
    for ends, instead in (
        ("s es n", ""), ("a as os mente isimo isima isimos isimas ito itos azo", "o"), ("ita itas aza", "a"),
        ("ado ada ados adas ando aron aba aban amos e en o a an", "ar"), ("ido ida iendo ieron ia ian emos e en o a an", "er"), ("ido ida iendo ieron imos o a an", "ir"),
        ("quen que", "car"), ("guen gue", "gar"), ("cen ce", "zar"),
    )
    for end in ends.split()
)  # fmt: skip
