"""Load the rules, validate them and give the whole rulebook one fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

FOLDER = Path(__file__).resolve().parent


class RulebookError(Exception):
    """A file of the rulebook can't be used. The message names the file and says what is wrong in it."""


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


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules by id, and `version`: the first 12 hex digits of a hash over rules, templates, fallbacks, examples."""

    rules: Mapping[str, Rule]
    version: str

    def applying(self, kind: str | None, platform: str, stage: str) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules.values() if rule.applies_to.covers(kind, platform, stage))


class _Loader(yaml.SafeLoader):
    """Reads YAML; a key that stands twice is an error, for the second would silently replace the first."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.YAMLError(f"{key!r} stands twice in one place")
    loader.flatten_mapping(node)
    return dict(loader.construct_pairs(node, deep=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _example(raw: Any) -> Any:
    return {"reply": raw} if isinstance(raw, str) else raw


def read_rule(path: Path) -> Rule:
    """Read one rule file. Raises RulebookError when it is not valid or its name is not its id."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
        raw["passes"] = [_example(item) for item in raw.get("passes", [])]
        raw["fails"] = [_example(item) for item in raw.get("fails", [])]
        rule = Rule.model_validate(raw)
    except (yaml.YAMLError, ValidationError, TypeError, AttributeError) as error:
        raise RulebookError(f"{path.name} can't be used: {error}") from error
    if rule.id != path.stem:
        raise RulebookError(f"{path.name} says its id is {rule.id!r}; the file's name is the id.")
    return rule


def fingerprint(folder: Path) -> str:
    """A hash over every file that shapes a draft, in the order of their names, independent of the machine."""
    digest = hashlib.sha256()
    for part in ("rules", "templates", "fallbacks", "examples", "words.yaml"):
        whole = folder / part
        for path in [whole] if whole.is_file() else sorted(whole.rglob("*")):
            if path.is_file() and not path.name.startswith((".", "_")):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(path.read_text(encoding="utf-8").replace("\r\n", "\n").encode() + b"\0")
    return digest.hexdigest()[:12]


def load(folder: Path = FOLDER) -> Rulebook:
    """Read the whole rulebook. Raises RulebookError naming the first file that can't be used."""
    rules = {path.stem: read_rule(path) for path in sorted((folder / "rules").glob("*.yaml"))}
    if not rules:
        raise RulebookError(f"No rules in {folder / 'rules'}.")
    return Rulebook(rules=rules, version=fingerprint(folder))
