"""Turn a frozen input into the messages that a model gets. Templates in `templates/` hold every word of them.

Whatever came from outside (comment, thread, note, an earlier draft) is `SafeText`, so raw text can't get in here
without the type checker saying so. It is fenced as data: the fence carries a hash of what it encloses, so no
comment can hold the line that closes it. A variable that a template names and its input lacks is an error, never an
empty string.

    RenderError   a template is missing, broken or names something that its input does not have
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import ClassVar, Literal, NamedTuple

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prompts.approved import Pair
from prompts.reading import Problem, RulebookError
from prompts.safe_text import SafeText

Sources = tuple[tuple[str, str], ...]
"""Path and text of every template of a version, in the order of the paths."""

BLOCKS = ("system", "user")

Role = Literal["system", "user", "assistant"]


class RenderError(Exception):
    """A prompt could not be made. The message names the template and never holds text from outside."""


class Message(NamedTuple):
    """One turn of a conversation with a model."""

    role: Role
    text: str


class Turn(NamedTuple):
    """One earlier comment of the thread. `who` is `commenter`, `us` or `other-1`, …"""

    who: str
    text: SafeText


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyPrompt:
    """All that a model is told for one reply. `limit` is what the platform allows, in plain words, or empty.

    `says` are the rules' sentences; `facts` and `commitments` the only claims that may be made; `language` is an ISO
    639-1 code.
    """

    template: ClassVar[str] = "reply"
    comment: SafeText
    thread: tuple[Turn, ...] = ()
    note: SafeText | None = None
    kind: str
    topics: tuple[str, ...] = ()
    platform: str = "other"
    limit: str = ""
    language: str = "en"
    tone: str = "warm"
    length: str = "normal"
    organisation: str
    about: str = ""
    voice: str = ""
    signer: str
    role: str
    contacts: tuple[str, ...]
    facts: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    examples: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingPrompt(ReplyPrompt):
    """An answer for now, while the real one is being found."""

    template: ClassVar[str] = "holding"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePrompt(ReplyPrompt):
    """The first private message after a public reply."""

    template: ClassVar[str] = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPrompt(ReplyPrompt):
    """Back in public after it was solved."""

    template: ClassVar[str] = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPrompt(ReplyPrompt):
    """A personal letter of apology for paper or e-mail."""

    template: ClassVar[str] = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairPrompt:
    """The same task again, with the draft that was refused and what was found in it.

    `previous` is a model's own text: it was written from `SafeText`, but it is fenced like text from outside.
    """

    template: ClassVar[str] = "repair"
    task: ReplyPrompt
    previous: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPrompt:
    """One sentence that names the trouble; everything else comes from approved frames.

    Its examples become turns of the conversation: a small model follows turns far better than a list in its
    instructions.
    """

    template: ClassVar[str] = "mirror"
    comment: SafeText
    language: str = "en"
    examples: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GistPrompt:
    """What a model with our adapter is asked: what the comment is about, as a noun phrase in its own language."""

    template: ClassVar[str] = "gist"
    comment: SafeText


Prompt = ReplyPrompt | RepairPrompt | MirrorPrompt | GistPrompt


@dataclass(frozen=True, slots=True)
class Fence:
    """The two lines around text from outside. They can't be foretold by whoever wrote it."""

    label: str

    @classmethod
    def around(cls, *texts: SafeText | str) -> Fence:
        joined = "\0".join(str(item) for item in texts)
        return cls(hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:6])

    @property
    def open(self) -> str:
        return f"[data {self.label}]"

    @property
    def close(self) -> str:
        return f"[end {self.label}]"

    def wrap(self, text: SafeText | str) -> str:
        return f"{self.open}\n{str(text).strip()}\n{self.close}"


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """The templates of one version, compiled."""

    environment: ImmutableSandboxedEnvironment


@lru_cache(maxsize=16)
def read_templates(sources: Sources) -> Templates:
    """Compile templates. Raises RulebookError naming each one that can't be used, with the line."""
    texts = dict(sources)
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(
            lambda name: (texts[path], path, None) if (path := f"templates/{name}") in texts else None
        ),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    problems: list[Problem] = []
    for path in texts:
        try:
            blocks = environment.get_template(path.removeprefix("templates/")).blocks
            if missing := [name for name in BLOCKS if name not in blocks and not path.startswith("templates/_")]:
                problems.append(Problem(path, None, f"The block “{missing[0]}” is missing."))
        except TemplateSyntaxError as error:
            problems.append(Problem(path, error.lineno, f"The template can't be read: {error.message}."))
    if problems:
        raise RulebookError(*problems)
    if "templates/_parts.j2" in texts:
        environment.globals["part"] = environment.get_template("_parts.j2").module
    return Templates(environment)


def render(templates: Templates, prompt: Prompt) -> tuple[Message, ...]:
    """The messages for one input: the template's `system` block, a mirror's examples, its `user` block.

    Raises RenderError.
    """
    task = prompt.task if isinstance(prompt, RepairPrompt) else prompt
    outside: list[SafeText | str] = [task.comment]
    if isinstance(task, ReplyPrompt):
        outside += [turn.text for turn in task.thread] + ([task.note] if task.note else [])
    if isinstance(prompt, RepairPrompt):
        outside.append(prompt.previous)
    given = {field.name: getattr(prompt, field.name) for field in fields(prompt)}
    if isinstance(prompt, RepairPrompt):
        given |= {field.name: getattr(task, field.name) for field in fields(task)}
    try:
        template = templates.environment.get_template(f"{prompt.template}.j2")
        context = template.new_context(given | {"fence": Fence.around(*outside)})
        system, user = ("".join(template.blocks[name](context)).strip() for name in BLOCKS)
    except (TemplateError, KeyError, OSError) as error:
        raise RenderError(f"The template {prompt.template} could not be used ({type(error).__name__}).") from error
    turns: list[Message] = []
    if isinstance(prompt, MirrorPrompt):
        for pair in prompt.examples:
            turns += [Message("user", Fence.around(pair.comment).wrap(pair.comment)), Message("assistant", pair.reply)]
    return Message("system", system), *turns, Message("user", user)
