"""The texts in the files of a rulebook, each with its line, its place, and who is going to read it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from prompts.reading import ORGANISATION, line_holding

Use = Literal["served", "public", "example", "pattern", "cited", "own"]
"""`served`: a model or a reader of a reply gets it. `public`: it is served and names public numbers, or those of the
house. `example`: what somebody might write. `pattern`: what a check looks for. `cited`: a law or a case that is public.
`own`: a name or contact of the house."""

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of a file: `place` are the keys that lead to it, `line` counts from 1."""

    path: str
    place: Place
    line: int | None
    text: str

    @property
    def use(self) -> Use:
        return use_of(self.path, self.place)


COMMENT: Place = ("#",)
NAMED: Place = ("the file's name",)

PATTERNS = frozenset(["check", "when", "words", "unless", "forms", "match"])
CITED = frozenset(["sources", "source"])
EXAMPLES = frozenset(["passes", "fails", "asks"])
OWN = frozenset([
    ("name",), ("places",), ("channels", "text"), ("channels", "kind"), ("signer", "name"), ("escalation", "name"),
    ("escalation", "phone"), ("escalation", "email"),
])  # fmt: skip
"""Where the organisation's file holds its own names and contacts; `escalation` stands without its flag."""


def use_of(path: str, place: Place) -> Use:
    if path == ORGANISATION:
        short = (place[0], *place[2:]) if place[:1] == ("escalation",) else place
        if short in OWN or place[:1] == ("hours",) or place[-1:] in (("id",), ("until",)):
            return "own"
        return "example" if EXAMPLES & {*place} else "public"
    if CITED & {*place}:
        return "cited"
    if path == "words.yaml" or "lexicon" in path or PATTERNS & {*place}:
        return "pattern"
    if path.startswith("examples/") or EXAMPLES & {*place}:
        return "example"
    return "public" if path.startswith("fallbacks/fixed/") else "served"


def leaves(path: str, text: str) -> Iterator[Leaf]:
    """Every text in a file that can be read, its comments and its own name too.

    Raises YAMLError, TOMLDecodeError for a file that can't be read.
    """
    yield Leaf(path, NAMED, None, re.sub(r"[-_/.]", " ", path.rpartition("/")[2].rpartition(".")[0]))
    if path.endswith(".yaml"):
        yield from _yaml(path, text)
    elif path.endswith(".toml"):
        yield from _toml(path, text)
    else:
        yield from _template(path, text)


def _yaml(path: str, text: str) -> Iterator[Leaf]:
    """Scalars as they are read, and what stands around them: comments."""
    around, seen = list(text), set[int]()

    def walk(node: yaml.Node | None, place: Place) -> Iterator[Leaf]:
        if node is None or id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            around[start:end] = (" " if letter != "\n" else letter for letter in text[start:end])
            yield Leaf(path, place, node.start_mark.line + 1, node.value)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from walk(item, place)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = str(key.value)
                yield from walk(key, (*place, name))
                yield from walk(value, (*place, name))

    yield from walk(yaml.compose(text, Loader=yaml.SafeLoader), ())
    yield from _comments(path, (re.search(r"#.*", line) for line in "".join(around).split("\n")))


def _toml(path: str, text: str) -> Iterator[Leaf]:
    def walk(value: Any, place: Place) -> Iterator[Leaf]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield Leaf(path, (*place, key), line_holding(text, key), key)
                yield from walk(inner, (*place, key))
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, place)
        else:
            said = str(value)
            yield Leaf(path, place, line_holding(text, said.split("\n")[0]), said)

    yield from walk(tomllib.loads(text), ())
    bare = _QUOTED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]) if found[0][0] != "#" else found[0], text)
    yield from _comments(path, (re.search(r"#.*", line) for line in bare.split("\n")))


_QUOTED = re.compile(r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*')


def _comments(path: str, lines: Iterator[re.Match[str] | None]) -> Iterator[Leaf]:
    """Comments; those on lines that follow each other are one text."""
    begun, said = 0, list[str]()
    for number, found in enumerate((*lines, None), start=1):
        if found:
            begun = begun if said else number
            said.append(found[0].strip("# \t"))
        elif said:
            yield Leaf(path, COMMENT, begun, " ".join(said))
            said = []


def _template(path: str, text: str) -> Iterator[Leaf]:
    """Paragraphs of a template; of its instructions only the texts in quotes."""
    prose = _INSTRUCTION.sub(_quoted_only, text)
    line = 1
    for paragraph in re.split(r"(\n[ \t]*\n)", prose):
        if paragraph.strip():
            yield Leaf(path, (), line + len(paragraph[: len(paragraph) - len(paragraph.lstrip("\n"))]), paragraph)
        line += paragraph.count("\n")


_INSTRUCTION = re.compile(r"\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}")


def _quoted_only(found: re.Match[str]) -> str:
    kept = [" "] * len(found[0])
    for quoted in re.finditer(r'"[^"]*"|\'[^\']*\'', found[0]):
        kept[quoted.start() + 1 : quoted.end() - 1] = found[0][quoted.start() + 1 : quoted.end() - 1]
    return "".join("\n" if found[0][at] == "\n" else letter for at, letter in enumerate(kept))
