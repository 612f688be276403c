"""Comments by what they are about, for `training/subject.py`: `training/matters/*.txt`, those of `training/fits/*.txt`
which say which of several matters fit, the approved sentences, and which of those answer comments of other matters too
(`covers.txt`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from guardrails.training.encoder_data import KINDS, all_comments
from guardrails.training.typical import MATTERS, by_matter
from prompts.book import load
from prompts.frames import SLOT

FITS = Path(__file__).parent / "fits"
COVERS = Path(__file__).parent / "covers.txt"
KNOWN_KINDS = ("complaint", "praise", "question", "social", "misinformation")
REST = ("general", "none", "clinical", "personal", "counted-messages", "no-call-back")
"""What no approved sentence is for: nothing particular, nothing that comes again, advice, somebody's own business, and
two that are worded under another topic."""


@dataclass(frozen=True, slots=True)
class About:
    """A text and what it is about: one matter, several that would do, or any of one kind's (`praise/`); what comes
    near to it, and what doesn't fit."""

    text: str
    matters: tuple[str, ...]
    near: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()


def read() -> list[About]:
    """All comments of `training/matters`, each once."""
    found = (one for path in sorted(MATTERS.rglob("*.txt")) for one in by_matter(path))
    return list({text: About(text, (name,)) for name, text in found}.values())


def judged() -> Iterator[About]:
    """Comments after a line `+ matters that fit ~ those that nearly do - those that don't`; each list may be empty."""
    for path in sorted(FITS.glob("*.txt")):
        lists: tuple[tuple[str, ...], ...] = ((), (), ())
        for line in map(str.strip, path.read_text("utf-8").splitlines()):
            if line.startswith("+ "):
                yes, _, rest = f"{line} ".removeprefix("+ ").partition("~ ")
                nearly, _, no = rest.partition("- ")
                lists = (tuple(yes.split()), tuple(nearly.split()), tuple(no.split()))
            elif line and not line.startswith("# "):
                yield About(line.replace("\\n", "\n"), *lists)


def covers(names: Collection[str]) -> dict[str, list[str]]:
    """By matter of `names`, those of them whose comments its sentences answer too: lines `name: other other`."""
    found: dict[str, list[str]] = {}
    for line in COVERS.read_text("utf-8").splitlines():
        name, _, others = line.partition(": ")
        if name in names and (known := [one for one in others.split() if one in names and one != name]):
            found[name] = known
    return found


def approved() -> Iterator[About]:
    """What is said of each matter: those who complain of it use some of the same words."""
    for tongue in load().tongues.values():
        for topic in tongue.concerns:
            for detail in topic.details:
                for line in (*detail.say, *detail.np):
                    if not SLOT.search(line):
                        yield About(line, (f"{topic.topic}/{detail.id}",))
        for name, matter in tongue.matters.items():
            for line in (*matter.say, *matter.thing):
                yield About(line, (name,))


def of_a_kind(known: set[str]) -> Iterator[About]:
    """Everyday comments of triage, beside the known ones, of which only the kind has been said."""
    for one in all_comments().values():
        kind = next((name for name, value in zip(KINDS, one.targets["kinds"], strict=True) if value == 1.0), "")
        if kind in KNOWN_KINDS and max(one.targets["flags"]) <= 0 and one.text not in known:
            yield About(one.text, (f"{kind}/",))
