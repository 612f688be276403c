"""Whether files make a rulebook that can be used, and what is wrong with them, file and line, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from guardrails.check_reply import Checker, CheckError, ExampleFailure
from guardrails.types import KINDS, SafeText
from prompts.approved import Pair
from prompts.book import Book, read_book
from prompts.reading import ORGANISATION, PATH, Files, Problem, RulebookError, plain_lines
from prompts.render import (
    ClosingPrompt,
    GistPrompt,
    HoldingPrompt,
    LetterPrompt,
    MirrorPrompt,
    PrivatePrompt,
    Prompt,
    RenderError,
    RepairPrompt,
    ReplyPrompt,
    Turn,
)
from server import organisation as organisations
from server.errors import InvalidInput
from server.organisation import Organisation, OrganisationError

LONGEST_FILE = 200_000
MOST_FILES = 400
MakeSafe = Callable[[str], SafeText]
Changes = dict[str, str | None]
"""Path -> new text, or None where the file goes."""


class CannotBeUsed(InvalidInput):
    """The rulebook would not work with these files. `problems` say where and why."""

    code, title = "rulebook-cannot-be-used", "The rulebook can't be used with this change"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(str(problem) for problem in problems[:5]), next_step="Mend it and try again.")


@dataclass(frozen=True, slots=True)
class Sound:
    """Files that can be used, and what they make."""

    book: Book
    organisation: Organisation
    checker: Checker


def changed(base: Files, changes: Changes) -> dict[str, str]:
    """The files after a change. Raises CannotBeUsed for a name or a size that no file of ours has."""
    problems = [
        Problem(path[:100], None, says)
        for path, text in changes.items()
        if (says := _unfit(path, text))
    ]  # fmt: skip
    files = dict(base)
    for path, text in changes.items():
        if text is None:
            files.pop(path, None)
            if not path.startswith("rules/"):
                problems.append(Problem(path, None, "Only rules can be taken out; drafts need all other files."))
        else:
            files[path] = plain_lines(text)
    if len(files) > MOST_FILES:
        problems.append(Problem("the rulebook", None, f"{MOST_FILES} files are the most."))
    if problems:
        raise CannotBeUsed(tuple(problems))
    return files


def _unfit(path: str, text: str | None) -> str:
    if not PATH.fullmatch(path):
        return "No file of the rulebook is called like this."
    if text is None:
        return ""
    if len(text) > LONGEST_FILE:
        return f"The file has {len(text):,} characters; {LONGEST_FILE:,} is the most."
    return "It holds a character that is no text." if "\x00" in text else ""


def validated(files: Files, make_safe: MakeSafe) -> Sound:
    """Read everything and try it. Raises CannotBeUsed with every problem that was found."""
    problems: list[Problem] = []
    book: Book | None = None
    organisation: Organisation | None = None
    checker: Checker | None = None
    try:
        book = read_book(files)
        checker = Checker(book.rulebook)
        problems += rehearsed(book, make_safe("The wait at the front desk was long."))
    except RulebookError as error:
        problems += error.problems
    try:
        organisation = organisations.read(files.get(ORGANISATION, ""), ORGANISATION)
    except OrganisationError as error:
        problems += [Problem(ORGANISATION, line, says) for line, says in error.places]
    if problems or book is None or organisation is None or checker is None:
        raise CannotBeUsed(tuple(problems))
    return Sound(book, organisation, checker)


def misbehaving(sound: Sound, make_safe: MakeSafe, rule_id: str | None = None) -> tuple[ExampleFailure, ...]:
    """Examples that do not do what their rule says, of one rule or of all."""
    rules = sound.book.rulebook.rules
    wanted = [rules[rule_id]] if rule_id in rules and rule_id else list(rules.values())
    failures = []
    for rule in wanted:
        for must_pass, examples in ((False, rule.fails), (True, rule.passes)):
            for example in examples:
                try:
                    reason = sound.checker.example_problem(rule, example, must_pass=must_pass, make_safe=make_safe)
                except (CheckError, RulebookError) as error:
                    reason = str(error)
                if reason:
                    failures.append(ExampleFailure(rule.id, example.reply, reason))
    return tuple(failures)


def rehearsed(book: Book, comment: SafeText) -> list[Problem]:
    """Render every template with little and with much, so that a misspelt name is found before a comment finds it."""
    problems: dict[str, Problem] = {}
    for prompt in _samples(comment, book):
        path = f"templates/{prompt.template}.j2"
        if path not in problems:
            try:
                book.render(prompt)
            except RenderError as error:
                problems[path] = _place(error, path)
    return list(problems.values())


def _samples(comment: SafeText, book: Book) -> list[Prompt]:
    """A version from before there was a taught model has no template for it, and none is asked for."""
    samples: list[Prompt] = []
    for stage in (ReplyPrompt, HoldingPrompt, PrivatePrompt, ClosingPrompt, LetterPrompt):
        least = stage(
            comment=comment, kind="complaint", organisation="Elm", signer="Kim", role="lead", contacts=("h@elm",)
        )  # fmt: skip
        most = replace(
            least, thread=(Turn("us", comment),), note=comment, limit="within 270 characters", facts=("We open at 8.",),
            commitments=("A second line is in.",), says=("Say it plainly.",), examples=(Pair("A comment", "A reply"),),
            about="a practice", voice="calm", language="es", tone="plain", length="short",
        )  # fmt: skip
        samples += [*(replace(least, kind=kind) for kind in KINDS), most]
    task = ReplyPrompt(comment=comment, kind="complaint", organisation="E", signer="K", role="r", contacts=("h",))
    samples += [RepairPrompt(task=task, previous="Hello.", problems=("No sorry.",))]
    if f"templates/{GistPrompt.template}.j2" in book.files:
        samples.append(GistPrompt(comment=comment))
    return [*samples, *(MirrorPrompt(comment=comment, language=language) for language in ("en", "es"))]


def _place(error: RenderError, path: str) -> Problem:
    """Jinja's own error, with the file and the line of the template in which it came up."""
    cause = error.__cause__
    where, line = path, None
    trace = cause.__traceback__ if cause else None
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if PATH.fullmatch(name):
            where, line = name, trace.tb_lineno
        trace = trace.tb_next
    said = str(cause).rstrip(".") if cause else "it can't be filled in"
    return Problem(where, line, f"The template can't be filled in: {said}.")
