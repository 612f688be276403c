"""What langchain, openai, httpx and json raise, in our words.

The originals are dropped, not chained: their messages may quote the prompt or the model's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.errors import ModelBusy, ModelFailed, ModelRefused, ModelRubbish, ModelUnreachable

_NEXT = "This draft comes from approved sentences."
_BUSY = {429, 503, 529}
_REFUSED = {400, 401, 403, 404, 422}
_CUT = ("RemoteProtocolError", "ReadError", "IncompleteRead")


@dataclass(frozen=True, slots=True)
class Failure:
    """The error to raise, and whether asking again may help. `wait` is what the endpoint asked for, in seconds."""

    error: ModelFailed
    again: bool = False
    wait: float | None = None


def understand(error: Exception) -> Failure:
    """Name what went wrong. Anything that isn't known counts as an answer that can't be used."""
    if isinstance(error, ModelFailed):
        return Failure(error)
    status = _status(error)
    if status in _BUSY:
        return Failure(_failed(ModelBusy, f"The model's endpoint answered {status}."), True, _retry_after(error))
    if status is not None and status >= 500:
        return Failure(_failed(ModelUnreachable, f"The model's endpoint answered {status}."), True)
    if status in _REFUSED:
        happened = f"The model's endpoint answered {status}."
        return Failure(_failed(ModelRefused, happened, "Check SINCERELY_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY."))
    if isinstance(error, ImportError):
        return Failure(_failed(ModelRefused, f"The package {error.name or 'for this provider'} isn't installed."))
    names = _names(error)
    if any(name in _CUT for name in names):
        return Failure(_failed(ModelRubbish, "The model's answer ended early."))
    if {"APITimeoutError", "ReadTimeout", "WriteTimeout"} & names or {"APIConnectionError", "ConnectError"} & names:
        return Failure(_failed(ModelUnreachable, "The model's endpoint does not answer."))
    if "ModelConnectionError" in names or isinstance(error, OSError):
        return Failure(_failed(ModelUnreachable, "The model's endpoint does not answer."))
    if isinstance(error, ValueError | TypeError | AttributeError | KeyError | IndexError) or "OpenAIError" in names:
        return Failure(_failed(ModelRubbish, f"The model's answer could not be read ({type(error).__name__})."))
    return Failure(_failed(ModelRubbish, f"The model's client failed ({type(error).__name__})."))


def _failed(kind: type[ModelFailed], happened: str, next_step: str = "") -> ModelFailed:
    return kind(happened, kept="", next_step=f"{_NEXT} {next_step}".strip())


def _status(error: Exception) -> int | None:
    status = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return status if isinstance(status, int) else None


def _retry_after(error: Exception) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None  # absent, or a date, which no model's endpoint sends


def _names(error: BaseException) -> set[str]:
    """The class names of an error, its bases and its causes: several HTTP libraries raise alike named classes."""
    names: set[str] = set()
    seen: BaseException | None = error
    while seen is not None:
        names |= {base.__name__ for base in type(seen).__mro__}
        seen = seen.__cause__ or seen.__context__
    return names
