"""What can go wrong, as people read it.

    SincerelyError
    ├── InvalidInput            422  the request says something that can't be drafted
    │   └── IdempotencyConflict 422  the same key came with another body
    ├── TooLarge                413
    ├── NotAuthenticated        401
    │   └── SignInNeeded        401  a page for people who are signed in
    ├── NotAllowed              403
    │   ├── NotYou              403  what was typed does not show who somebody is
    │   └── NotYourRole         403  the page is another role's
    ├── NotFound                404
    ├── MovedOn                 409  what somebody looked at is not what is there now
    ├── TooMany                 429
    ├── ProviderFailed          502  the identity provider did not do its part
    ├── Unavailable             503  nothing was drafted; the reason says which promise could not be kept
    │   ├── RemovalFailed            identifiers could not be removed, so no text went on
    │   ├── ChecksFailed             a check could not run, so no draft was served
    │   ├── RecordFailed             the audit trail could not be written, so no draft was served
    │   └── NotApproved              drafts wait for an approved rulebook
    └── ModelFailed             (never answered: it costs a fallback draft)
        ├── ModelUnreachable
        ├── ModelRefused             401, 403, 404: settings are wrong
        ├── ModelBusy                429
        ├── ModelTooSlow
        └── ModelRubbish             broken JSON, cut stream, empty text, HTML

Every message has three parts: what happened, what was kept, what to do next. None holds text that came in.
"""

from __future__ import annotations


class SincerelyError(Exception):
    """An error with a status, a title that never changes, and three plain sentences."""

    status = 500
    code = "internal"
    title = "Something went wrong on our side"

    def __init__(self, happened: str = "", *, kept: str = "Nothing was stored.", next_step: str = "") -> None:
        self.happened = happened or self.title + "."
        self.kept = kept
        self.next_step = next_step
        super().__init__(self.detail)

    @property
    def detail(self) -> str:
        return " ".join(part for part in (self.happened, self.kept, self.next_step) if part)


class InvalidInput(SincerelyError):
    status, code, title = 422, "invalid-input", "That request can't be used as it is"


class IdempotencyConflict(InvalidInput):
    code, title = "idempotency-conflict", "That Idempotency-Key was used for another request"


class TooLarge(SincerelyError):
    status, code, title = 413, "too-large", "That request is too large"


class NotAuthenticated(SincerelyError):
    status, code, title = 401, "not-authenticated", "A valid key is needed"


class NotAllowed(SincerelyError):
    status, code, title = 403, "not-allowed", "That key may not do this"


class SignInNeeded(NotAuthenticated):
    code, title = "sign-in-needed", "Please sign in"


class NotYou(NotAllowed):
    code, title = "not-you", "That did not fit"


class NotYourRole(NotAllowed):
    code, title = "not-your-role", "This page is not part of your role"


class NotFound(SincerelyError):
    status, code, title = 404, "not-found", "There is nothing under that address"


class TooMany(SincerelyError):
    status, code, title = 429, "too-many", "Too many tries in a short time"


class ProviderFailed(SincerelyError):
    status, code, title = 502, "provider-failed", "Signing in at your organisation did not work"


class Unavailable(SincerelyError):
    status, code, title = 503, "unavailable", "No draft was made"


class RemovalFailed(Unavailable):
    code, title = "removal-failed", "Identifiers could not be removed, so no text went on"


class ChecksFailed(Unavailable):
    code, title = "checks-failed", "The checks could not run, so no draft was served"


class RecordFailed(Unavailable):
    code, title = "record-failed", "The audit trail could not be written, so no draft was served"


class NotApproved(Unavailable):
    code, title = "not-approved", "Drafts wait for an approved rulebook"


class ModelFailed(SincerelyError):
    code, title = "model-failed", "The model did not give a usable answer"


class ModelUnreachable(ModelFailed):
    code, title = "model-unreachable", "The model could not be reached"


class ModelRefused(ModelFailed):
    code, title = "model-refused", "The model's endpoint refused the request"


class ModelBusy(ModelFailed):
    code, title = "model-busy", "The model is busy"


class ModelTooSlow(ModelFailed):
    code, title = "model-too-slow", "The model did not answer in time"


class ModelRubbish(ModelFailed):
    code, title = "model-rubbish", "The model's answer could not be used"


class MovedOn(SincerelyError):
    status, code, title = 409, "moved-on", "It changed while you were reading"
