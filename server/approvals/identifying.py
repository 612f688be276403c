"""Whether a change of the rulebook holds what identifies a person. It is looked at before anything is stored.

A name, a number or an address of a person has no place in a text that is served: that change is refused. An example
may hold invented people, and a fact the house's own telephone: there the author says so, about exactly what was found.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import yaml

from guardrails.deidentify import Deidentifier, DeidentifyError
from guardrails.how_sure import how_sure
from prompts.reading import Files
from server.approvals.leaves import Leaf, Place, Use, leaves
from server.errors import InvalidInput, RemovalFailed
from server.organisation import Organisation

AROUND = 40
"""Characters of the text that are shown on either side of a find."""

OF_A_PERSON = frozenset(["PERSON", "EMAIL", "HANDLE", "PHONE", "SSN"])
"""What is looked for in patterns and citations; numbers of other kinds are limits and paragraphs there."""

OF_A_HOUSE = frozenset(["PHONE", "FAX"])
"""What a house and a public service have too; in a register and a fixed text the author is asked whose it is."""

DIGITS_ALONE = re.compile(r"\d[\d ]+\d")
THREE_DIGITS = re.compile(r"\W*\d{3}\W*")
"""How the world's emergency numbers look: `llame al 911` reads like a street to the remover."""

SLOT = re.compile(r"\{\w+\}|<\w+>")


@dataclass(frozen=True, slots=True)
class Found:
    """A find in a proposal: `before` and `after` are the words around it. A `refused` one can't be confirmed."""

    path: str
    place: Place
    line: int | None
    kind: str
    text: str
    before: str
    after: str
    refused: bool


class HoldsIdentifiers(InvalidInput):
    """A change holds what identifies a person, or may. `found` says what and where; the message repeats none of it."""

    code, title = "holds-identifiers", "This may identify a person, so it was not proposed"

    def __init__(self, found: tuple[Found, ...]) -> None:
        self.found = found
        refused = sum(item.refused for item in found)
        if refused:
            happened = f"The change holds {_many(refused)} that would be told or served to others."
            step = (
                "Take them out, or say it in general words. A name, number or address of your own is put into the "
                "organisation's file first, as a signer, a channel or a place; invented people belong in examples."
            )
        else:
            happened = f"The change holds {_many(len(found))}."
            step = (
                "If each of them is invented, your own or public, tick the box that says so and propose it again. If "
                "one is a real person's, take it out."
            )
        super().__init__(happened, kept="Nothing was stored, and nobody else has seen it.", next_step=step)

    @property
    def refused(self) -> bool:
        """Whether something in it can't be confirmed."""
        return any(item.refused for item in self.found)

    @property
    def mark(self) -> str:
        """What the author hands back to say that these finds, and no others, are nobody's."""
        return mark_of(self.found)


def _many(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'} with a name, a number or another sign of a person"


def mark_of(found: Collection[Found]) -> str:
    """Stands for these finds; empty where there are none."""
    whole = sorted((item.path, ".".join(item.place), item.kind, item.text) for item in found)
    return hashlib.sha256(repr(whole).encode()).hexdigest() if whole else ""


def cleared(
    deidentifier: Deidentifier, house: Organisation, after: Files, known: Collection[Files], invented: str
) -> tuple[Found, ...]:
    """What was found and what its author said is nobody's, by its mark. Raises HoldsIdentifiers, RemovalFailed."""
    found = search(deidentifier, house, after, known)
    if found and (any(item.refused for item in found) or mark_of(found) != invented):
        raise HoldsIdentifiers(found)
    return found


def search(
    deidentifier: Deidentifier, house: Organisation, after: Files, known: Collection[Files]
) -> tuple[Found, ...]:
    """What the texts of `after` hold that stand in none of `known`, the refused ones first.

    The organisation's own names and contacts are left. Raises RemovalFailed: what can't be searched is not stored.
    """
    reader = deidentifier.keeping((*house.keep, *house.whom_to_call))
    hosts = _hosts(house)
    found: list[Found] = []
    try:
        for path, text in after.items():
            before = [files[path] for files in known if path in files]
            if text not in before:
                old = _by_place(path, before)
                new = (leaf for leaf in leaves(path, text) if leaf.text not in old.get(leaf.place, ()))
                found += (item for leaf in new for item in _of_leaf(reader, leaf, hosts, old.get(leaf.place, ())))
    except DeidentifyError as error:
        raise RemovalFailed(
            f"The change could not be searched for names and numbers of people ({type(error).__name__}).",
            next_step="Try again, with shorter texts if this stays.",
        ) from None
    return tuple(sorted(dict.fromkeys(found), key=lambda item: not item.refused))


def _of_leaf(reader: Deidentifier, leaf: Leaf, hosts: frozenset[str], old: Collection[str]) -> Iterator[Found]:
    use = leaf.use
    if use == "own":
        return
    text = SLOT.sub(lambda slot: " " * len(slot[0]), leaf.text)
    for removed in reader.deidentify(text).removed:
        words, sure = text[removed.start : removed.end], how_sure(text, removed)
        again = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        ours = any(map(again.search, old)) or any(host in words.casefold() for host in hosts)
        if sure is None or ours:
            continue
        if use == "public" and THREE_DIGITS.fullmatch(words):
            continue
        if use == "public" and DIGITS_ALONE.fullmatch(words):
            removed = replace(removed, type="PHONE")  # a number to call that the remover takes for a code
        if use in ("pattern", "cited") and (sure != "sure" or removed.type not in OF_A_PERSON):
            continue
        yield Found(
            leaf.path, leaf.place, leaf.line, removed.type, " ".join(words.split()),
            text[max(0, removed.start - AROUND) : removed.start], text[removed.end : removed.end + AROUND],
            refused=sure == "sure" and _is_refused(use, removed.type),
        )  # fmt: skip


def _is_refused(use: Use, kind: str) -> bool:
    return use == "served" or (use == "public" and kind not in OF_A_HOUSE)


def _by_place(path: str, texts: Collection[str]) -> dict[Place, set[str]]:
    """What a file said so far, by place; a version of it that can't be read says nothing."""
    old: dict[Place, set[str]] = {}
    for text in texts:
        try:
            for leaf in leaves(path, text):
                old.setdefault(leaf.place, set()).add(leaf.text)
        except (yaml.YAMLError, tomllib.TOMLDecodeError):
            continue
    return old


def _hosts(house: Organisation) -> frozenset[str]:
    """The names of the house's own mail and web servers."""
    said = (*(channel.text for channel in house.channels), *house.whom_to_call)
    return frozenset(text.rpartition("@")[2].casefold() for text in said if "@" in text)
