"""The rules: what one says, and all of them together under one version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from prompts.reading import (
    FOLDER,
    Files,
    Problem,
    RulebookError,
    digest,
    line_of,
    read_folder,
    read_yaml,
    short,
    validated,
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AppliesTo(_Strict):
    """Where a rule holds; an empty list means everywhere."""

    kinds: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    def covers(self, kind: str | None, platform: str, stage: str) -> bool:
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.platforms or platform in self.platforms)
            and (not self.stages or stage in self.stages)
        )


class Example(_Strict):
    """A reply that passes or fails, with the situation where the rule needs one."""

    reply: str
    comment: str | None = None
    platform: str = "other"
    kind: str | None = None
    stage: str = "public"
    language: str | None = None
    organisation: str = ""
    signer: Mapping[str, str] | None = None
    contact: str | None = None
    commitments: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    source: str | None = None


class Rule(_Strict):
    """One rule, as its YAML file says it. `check` holds `kind` and the parameters of that way of checking."""

    id: str
    title: str
    why: str
    sources: tuple[str, ...] = Field(min_length=1)
    severity: Literal["block", "repair", "advise"]
    applies_to: AppliesTo = AppliesTo()
    says: str
    check: Mapping[str, Any] | None = None
    fix: str
    passes: tuple[Example, ...] = ()
    fails: tuple[Example, ...] = ()


Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules by id, and the `version` of the files that they stand in: the first 12 hex digits of their hash.

    `words` are the lists of words that every rule may use; `texts` are the rules' files, by id, to point into them.
    """

    rules: Mapping[str, Rule]
    version: str
    words: Words = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def applying(self, kind: str | None, platform: str, stage: str) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules.values() if rule.applies_to.covers(kind, platform, stage))


def _example(raw: Any) -> Any:
    return {"reply": raw} if isinstance(raw, str) else raw


@lru_cache(maxsize=1024)
def read_rule(path: str, text: str) -> Rule:
    """Read one rule file. Raises RulebookError when it is not valid or its name is not its id."""
    raw = read_yaml(path, text)
    if not isinstance(raw, dict):
        raise RulebookError.about(path, "A rule is a list of keys and values, such as “title: …”.")
    for name in ("passes", "fails"):
        if isinstance(raw.get(name), list):
            raw[name] = [_example(item) for item in raw[name]]
    rule = validated(Rule, raw, path, text)
    if rule.id != PurePosixPath(path).stem:
        says = f"The id is {rule.id!r}, but the file is called {PurePosixPath(path).name}: the name is the id."
        raise RulebookError.about(path, says, line_of(text, ["id"]))
    return rule


@lru_cache(maxsize=64)
def read_words(path: str, text: str) -> Words:
    """The lists of words that every rule may use. Raises RulebookError."""
    raw = read_yaml(path, text)
    if not isinstance(raw, dict) or not all(isinstance(entries, list) for entries in raw.values()):
        raise RulebookError.about(path, "Each list of words is a name with entries below it, each after a dash.")
    return {str(name): tuple(str(entry) for entry in entries) for name, entries in raw.items()}


def read(files: Files) -> Rulebook:
    """The rules of a version. Raises RulebookError naming every file that can't be used."""
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for path in sorted(files):
        if path.startswith("rules/"):
            try:
                rules[PurePosixPath(path).stem] = read_rule(path, files[path])
            except RulebookError as error:
                problems += error.problems
    words: Words = {}
    try:
        words = read_words("words.yaml", files.get("words.yaml", "{}"))
    except RulebookError as error:
        problems += error.problems
    if not rules and not problems:
        problems.append(Problem("rules", None, "No rules are there."))
    if problems:
        raise RulebookError(*problems)
    texts = {name: files[f"rules/{name}.yaml"] for name in rules}
    return Rulebook(rules=rules, version=short(digest(files)), words=words, texts=texts)


def load(folder: Path = FOLDER) -> Rulebook:
    """The rules of a folder. Raises RulebookError naming every file that can't be used."""
    return read(read_folder(folder))
