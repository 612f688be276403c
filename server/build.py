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
from server import organisation as organisations
from server.answer import DraftRequest
from server.drafting import Drafting
from server.errors import ModelUnreachable
from server.models.catalogue import is_embedded
from server.models.profiles import profile
from server.pipeline import Pipeline, Recorder
from server.settings import Settings
from server.store.audit import AuditEntry, Receipt
from server.writers import Writer, quiet_langchain
from server.writers.chat import Chat, chat_for
from server.writers.composer import Composer, Passes
from server.writers.guided import Guided
from server.writers.model import FreeForm

if TYPE_CHECKING:
    from server.models.supervise import Supervisor

NO_MODEL = "No model is set up, so this draft comes from approved sentences."


def build(settings: Settings, recorder: Recorder, supervisor: Supervisor | None = None) -> Pipeline:
    """The whole pipeline, ready to draft. Waits for no model.

    Raises OrganisationError, RulebookError or DeidentifyError, each naming what to mend.
    """
    book = books.load()
    organisation = organisations.load(settings.organisation)
    checker = Checker(book.rulebook)
    composer = Composer(checker.passes)
    chat = None if is_embedded(settings) and supervisor is None else chat_for(settings, supervisor)
    return Pipeline(
        settings=settings,
        deidentifier=Deidentifier(nlp_model=settings.nlp_model, keep=organisation.keep),
        book=book,
        checker=checker,
        organisation=organisation,
        drafting=Drafting(
            composer=composer,
            model=_writer(settings, chat, composer, checker.passes) if chat else None,
            check=checker.check,
            explain=partial(explain, rulebook=book.rulebook),
        ),
        recorder=recorder,
        model_unavailable=_gate(settings, supervisor),
        model_is_remote=chat is not None and not is_embedded(settings),
        hang_up=chat.aclose if chat else None,
    )


def _writer(settings: Settings, chat: Chat, composer: Composer, passes: Passes) -> Writer:
    how = profile(settings)
    return FreeForm(chat, how) if how.writes == "free" else Guided(chat, composer, passes)


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
