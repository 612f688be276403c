"""Approved sentences for what people write about, found by what a comment means and not by its words.

`fallbacks/<language>/matters/<topic>.yaml` holds complaints of one topic; `praise.yaml`, `question.yaml` and their like
hold the other kinds. Which of them a comment is, `guardrails.subject` says;
comments for each, from which it learned that, lie in `guardrails/training/matters`. One that nothing was learned for is
never chosen, so a new one comes with its comments and a training.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from prompts.concerns import Detail
from prompts.reading import read_yaml, validated

Group = Literal["complaint", "praise", "question", "misinformation", "social", "suggestion"]
NEEDS: dict[Group, tuple[str, ...]] = {
    "complaint": ("np", "ask"),
    "praise": ("thing",),
    "question": ("thing", "owner", "topic"),
    "misinformation": ("thing", "owner", "topic"),
    "social": (),
    "suggestion": ("ask", "owner", "topic"),
}
"""What a matter of each kind can't do without, beside `say`."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Matter(_Strict):
    """One thing that people write about. `say` are whole sentences that show it was understood.

    `np` and `ask` are as for a concern (`prompts.concerns`). `thing` names it behind "about": what is asked, doubted or
    praised. `owner` would know, and `topic` says whom the register names for that. `then` tells where a claim about
    medicine can be checked; a claim without it is a rumour about the organisation, and only `owner` can say what is so.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    say: tuple[str, ...] = Field(min_length=1)
    np: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    owner: str | None = None
    topic: str | None = None


class Matters(_Strict):
    """The matters of one kind; `topic` where they are complaints."""

    kind: Group
    topic: str | None = None
    matters: tuple[Matter, ...]

    @model_validator(mode="after")
    def complete(self) -> Matters:
        """Each has what its kind needs, and no two have one name."""
        if (self.kind == "complaint") != (self.topic is not None):
            raise ValueError("complaints, and only they, name their topic")
        for one in self.matters:
            if missing := [name for name in NEEDS[self.kind] if not getattr(one, name)]:
                raise ValueError(f"“{one.id}” has no {missing[0]}")
        ids = [one.id for one in self.matters]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"“{twice[0]}” stands twice")
        return self

    def named(self) -> dict[str, Matter]:
        """By the names under which `guardrails.subject` knows them."""
        return {f"{self.topic or self.kind}/{one.id}": one for one in self.matters}


@lru_cache(maxsize=256)
def read_matters(path: str, text: str) -> Matters:
    """The matters of one file. Raises RulebookError."""
    return validated(Matters, read_yaml(path, text), path, text)


def as_details(found: Matters) -> tuple[Detail, ...]:
    """Complaints as concerns of their topic: concerns without patterns."""
    return tuple(Detail(id=one.id, say=one.say, np=one.np, ask=one.ask, owner=one.owner) for one in found.matters)
