"""Who acts, as far as it matters to what is done (`server.accounts.person.Person`)."""

from __future__ import annotations

from typing import Protocol


class Person(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
