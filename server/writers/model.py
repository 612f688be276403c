"""Free form: a capable model writes the whole reply from the reviewed prompt, and repairs it with what was found."""

from __future__ import annotations

import re

from guardrails.types import Finding
from server.deadline import Deadline
from server.errors import ModelRubbish
from server.models.profiles import Profile
from server.writers import Brief, Candidate, prompting
from server.writers.chat import Chat

_SEED_STEP = 1009
_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^```[\w-]*\n(.*?)\n?```$", re.DOTALL)
_LABEL = re.compile(
    r"^(?:\*\*)?(?:here(?:'s| is) (?:the|a|my) (?:draft |revised |rewritten )?(?:reply|response|draft)"
    r"|(?:draft |revised )?(?:reply|response|draft|answer))(?:\*\*)?:(?:\*\*)?\s+",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "“": "”", "«": "»", "'": "'"}


class FreeForm:
    """A writer for models that may write freely. What it returns is unchecked."""

    name = "model"
    reads_closely = True

    def __init__(self, chat: Chat, profile: Profile) -> None:
        self._chat = chat
        self._profile = profile
        self.model: str | None = chat.name
        self.attempts = profile.attempts

    async def write(
        self,
        brief: Brief,
        deadline: Deadline,
        *,
        attempt: int = 0,
        previous: str = "",
        findings: tuple[Finding, ...] = (),
    ) -> Candidate:
        """One reply; with findings, the same reply put right. Raises `ModelFailed`."""
        answer = await self._chat.complete(
            prompting.messages(brief, previous, findings),
            deadline=deadline,
            seed=brief.seed + attempt * _SEED_STEP,
            temperature=self._profile.temperature or 0.0,
            max_tokens=self._profile.max_tokens,
        )
        text = clean(answer)
        if not text:
            raise ModelRubbish("The model answered nothing but wrapping.", kept="")
        return Candidate(text, writer=self.name, model=self.model)


def clean(answer: str) -> str:
    """The reply without what models put around one: thoughts, a code fence, a label, quotation marks.

    Nothing inside is touched: what is wrong there is for the checks to say.
    """
    text = _THINKING.sub("", answer).strip()
    if fenced := _FENCE.match(text):
        text = fenced[1].strip()
    text = _LABEL.sub("", text, count=1).strip()
    closing = _QUOTES.get(text[:1])
    if (
        closing
        and len(text) > 1
        and text.endswith(closing)
        and text[1:-1].count(text[0]) + text[1:-1].count(closing) == 0
    ):
        text = text[1:-1].strip()
    return text
