"""Put the pipeline together from the settings: what is loaded once, and which writer asks which model."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from guardrails.check_reply import Checker
from guardrails.deidentify import Deidentifier
from guardrails.explain import explain
from prompts import book as books
from prompts.book import Book
from server import organisation as organisations
from server.answer import DraftRequest
from server.drafting import Drafting
from server.errors import ModelUnreachable
from server.models.catalogue import is_embedded
from server.models.profiles import profile
from server.organisation import Organisation
from server.pipeline import RECENT, Pipeline, Recorder
from server.settings import Settings
from server.store.audit import AuditEntry, Receipt
from server.writers import Writer, quiet_langchain
from server.writers.chat import Chat, chat_for
from server.writers.composer import Composer, Passes
from server.writers.guided import Guided
from server.writers.model import FreeForm

if TYPE_CHECKING:
    from server.models.supervise import Supervisor

MOST_KEPT = 4
NO_MODEL = "No model is set up, so this draft comes from approved sentences."


class Workshop:
    """Makes the pipeline for any version of the rulebook. What all of them share is loaded once, for the first."""

    def __init__(self, settings: Settings, recorder: Recorder, supervisor: Supervisor | None = None) -> None:
        self._settings, self._recorder = settings, recorder
        self._chat = None if is_embedded(settings) and supervisor is None else chat_for(settings, supervisor)
        self._unavailable = _gate(settings, supervisor)
        self._recent: deque[tuple[str, str]] = deque(maxlen=RECENT)
        self._deidentifiers: dict[tuple[str, ...], Deidentifier] = {}

    def pipeline(self, book: Book, organisation: Organisation) -> Pipeline:
        """The whole pipeline, ready to draft. Waits for no model. Raises RulebookError, DeidentifyError."""
        checker = Checker(book.rulebook)
        composer = Composer(checker.passes)
        return Pipeline(
            settings=self._settings,
            deidentifier=self._deidentifier(organisation.keep),
            book=book,
            checker=checker,
            organisation=organisation,
            drafting=Drafting(
                composer=composer,
                model=writer_for(self._settings, self._chat, composer, checker.passes) if self._chat else None,
                check=checker.check,
                explain=partial(explain, rulebook=book.rulebook),
            ),
            recorder=self._recorder,
            model_unavailable=self._unavailable,
            model_is_remote=self._chat is not None and not is_embedded(self._settings),
            hang_up=self._chat.aclose if self._chat else None,
            recent=self._recent,
        )

    def _deidentifier(self, keep: tuple[str, ...]) -> Deidentifier:
        """One for all versions whose organisation has the same names; the latest few are kept."""
        if keep not in self._deidentifiers:
            while len(self._deidentifiers) >= MOST_KEPT:
                del self._deidentifiers[next(iter(self._deidentifiers))]
            self._deidentifiers[keep] = Deidentifier(nlp_model=self._settings.nlp_model, keep=keep)
        return self._deidentifiers[keep]


def build(settings: Settings, recorder: Recorder, supervisor: Supervisor | None = None) -> Pipeline:
    """The pipeline of the files that shipped, for whoever asks no database what is in force.

    Raises OrganisationError, RulebookError or DeidentifyError, each naming what to mend.
    """
    return Workshop(settings, recorder, supervisor).pipeline(books.load(), organisations.load(settings.organisation))


def writer_for(settings: Settings, chat: Chat, composer: Composer, passes: Passes) -> Writer:
    """Who writes with this model: it alone, or the composer with its words."""
    how = profile(settings)
    if how.writes == "free":
        return FreeForm(chat, how)
    return Guided(chat, composer, passes, taught=how.writes == "gist")


def _gate(settings: Settings, supervisor: Supervisor | None) -> Callable[[], str]:
    """Says why the model can't be asked just now; empty when it can."""

    def why() -> str:
        if not is_embedded(settings):
            return NO_MODEL if settings.model == "none" else ""
        if supervisor is None:
            return "No model runs beside this command, so this draft comes from approved sentences."
        try:
            supervisor.endpoint()
        except ModelUnreachable:
            return f"The embedded model isn't ready ({supervisor.status}), so this draft comes from approved sentences."
        return ""

    return why


class _Nowhere:
    """Takes the entry of a draft that nobody asked for, and forgets it."""

    async def append(self, entry: AuditEntry) -> Receipt:
        return Receipt(0, entry.id)


def warm_up(pipeline: Pipeline) -> None:
    """Draft once for nobody, without the model: lists, embeddings and frames are read now, not at the first click."""
    rehearsal = replace(
        pipeline,
        recorder=_Nowhere(),
        drafting=replace(pipeline.drafting, model=None),
        recent=deque(),
    )
    request = DraftRequest("Waited an hour at the front desk. Is there parking?", note="Mention the front desk.")
    asyncio.run(rehearsal.draft(request, who="warm-up"))
    if pipeline.drafting.model is not None:
        quiet_langchain.load()
