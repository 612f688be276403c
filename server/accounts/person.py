"""A person as the rest of the server knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from guardrails.types import Signer

Role = Literal["staff", "compliance", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an active account.

    `title` is what stands beside the name under a reply ("patient relations lead"); `voice` says in a sentence or two
    how this person sounds. `language` is the one that they want drafts in; empty means the comment's own.
    """

    id: str
    name: str
    email: str
    role: Role
    title: str
    voice: str
    language: str = ""

    @property
    def signer(self) -> Signer:
        """The person as the one who signs a reply."""
        return Signer(self.name, self.title, self.voice)
