"""A rule as boxes to fill in, for people who don't write YAML: what they typed goes into the file, and nothing else in
the file moves: comments, order and layout stay as they are."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

from prompts.reading import read_yaml

BOXES = ("title", "why", "says", "fix", "severity")
"""Keys of a rule that are one text each."""

WIDTH = 116
LANGUAGES = ("en", "es")


def boxes(path: str, text: str) -> dict[str, str]:
    """What the boxes hold for a rule file. Raises RulebookError where the file can't be read."""
    raw = read_yaml(path, text)
    held = raw if isinstance(raw, dict) else {}
    return {name: str(held.get(name, "")) for name in BOXES}


def finds(path: str, text: str) -> str:
    """The key of a rule's check that holds the wordings it looks for (`find` or `need`), or an empty string."""
    check = (read_yaml(path, text) or {}).get("check") or {}
    return next((key for key in ("find", "need") if isinstance(check.get(key), dict)), "")


def filled_in(path: str, text: str, typed: Mapping[str, str]) -> str:
    """The file with what somebody typed: changed texts, and more examples and wordings, one a line.

    `typed` holds the boxes, `passes` and `fails` (replies), `answers` (the comment that all of these replies answer)
    and `phrases-en`, `phrases-es`. Raises RulebookError where the file can't be read.
    """
    before = boxes(path, text)
    for name in BOXES:
        said = " ".join(typed.get(name, before[name]).split())
        if said != before[name].strip() and said:
            text = _with_text(text, name, said)
    comment = " ".join(typed.get("answers", "").split())
    for name in ("fails", "passes"):
        for reply in _lines(typed.get(name, "")):
            text = _with_item(text, (name,), {"reply": reply, "comment": comment} if comment else reply)
    if where := finds(path, text):
        for language in LANGUAGES:
            for phrase in _lines(typed.get(f"phrases-{language}", "")):
                text = _with_item(text, ("check", where, language), phrase)
    return text


def _lines(text: str) -> list[str]:
    return [said for line in text.splitlines() if (said := " ".join(line.split()))]


def _with_text(text: str, key: str, said: str) -> str:
    found = _find(text, (key,))
    if found is None:
        return text.rstrip("\n") + "\n" + _dumped({key: said})
    start, node = found[0].start_mark.index, found[1]
    end = node.end_mark.index
    whole = text[start:end]
    tail = "\n" if whole.endswith("\n") else ""
    return text[:start] + _dumped({key: said}).rstrip("\n") + tail + text[end:]


def _with_item(text: str, place: tuple[str, ...], item: Any) -> str:
    """Put an item at the end of a list; the list is made where it is missing and its key would be at the top."""
    found = _find(text, place)
    if found is None:
        if len(place) == 1:
            return text.rstrip("\n") + f"\n{place[0]}:\n" + _item(item, 2)
        above = _find(text, place[:-1])
        if above is None:
            return text
        column = above[1].value[0][0].start_mark.column
        return _after(text, _end(above[1]), f"{' ' * column}{place[-1]}:\n" + _item(item, column + 2))
    node = found[1]
    if not isinstance(node, yaml.SequenceNode):
        return text
    if node.flow_style:
        close = text.rindex("]", node.start_mark.index, node.end_mark.index)
        said = json.dumps(item, ensure_ascii=False)
        return text[:close] + (", " if node.value else "") + said + text[close:]
    column = text[: node.value[-1].start_mark.index].rsplit("\n", 1)[-1].index("-")
    return _after(text, _end(node), _item(item, column))


def _after(text: str, at: int, lines: str) -> str:
    """Put whole lines behind the line that holds `at`."""
    end = text.find("\n", at)
    return text + "\n" + lines if end < 0 else text[: end + 1] + lines + text[end + 1 :]


def _item(item: Any, column: int) -> str:
    return textwrap.indent(_dumped([item]), " " * column)


def _dumped(value: Any) -> str:
    return str(yaml.safe_dump(value, width=WIDTH, allow_unicode=True, sort_keys=False))


def _find(text: str, place: tuple[str, ...]) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value of a place in a YAML text, with their positions in it."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    found = None
    for step in place:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = next(((key, value) for key, value in pairs if key.value == step), None)
        if found is None:
            return None
        node = found[1]
    return found


def _end(node: yaml.Node) -> int:
    """Where the last thing in a node ends; a block's own mark stands only at the next thing after it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    end: int = node.end_mark.index
    return end
