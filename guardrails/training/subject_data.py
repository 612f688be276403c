"""All that is known of each comment, together, for `training/subject.py`: one text teaches everything at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from guardrails.training import matters_data, particular_data
from guardrails.training.encoder_data import FLAGS, KINDS, all_comments
from guardrails.training.particular_data import QUOTE, THING

SIGNS = (*KINDS, *FLAGS)
"""What is said of a whole text beside its matter."""
Place = tuple[int, int]


@dataclass(slots=True)
class Known:
    """A text and what is known of it: `phrases` by kind, the half-open place of what is marked or None where nothing
    is; matters that fit, any of which would do, and that don't; and targets for `SIGNS`, below 0 where nobody said."""

    text: str
    phrases: dict[str, Place | None] = field(default_factory=dict)
    matters: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    signs: tuple[float, ...] = ()


def everything() -> list[Known]:
    """Each comment once."""
    found: dict[str, Known] = {}

    def known(text: str) -> Known:
        return found.setdefault(text, Known(text))

    for kind in (THING, QUOTE):
        for one in particular_data.comments(kind):
            known(one.text).phrases[kind] = next(((start, end) for start, end, _ in one.spans), None)
    about = [*matters_data.read(), *matters_data.judged()]
    for each in (*matters_data.of_a_kind({one.text for one in about}), *about):
        known(each.text).matters, known(each.text).unfit = each.matters, each.unfit
    for example in all_comments().values():
        known(example.text).signs = (*example.targets["kinds"], *example.targets["flags"])
    return list(found.values())


def approved(names: list[str]) -> list[Known]:
    """What is said of each matter: those who write about it use some of the same words."""
    return [Known(one.text, matters=one.matters) for one in matters_data.approved() if one.matters[0] in names]


def names_of(some: list[Known]) -> list[str]:
    """The matters that are told apart: those of which comments are known to be, and not only their kind."""
    return sorted({name for one in some for name in one.matters if not name.endswith("/")})
