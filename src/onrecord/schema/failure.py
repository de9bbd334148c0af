"""A failure: what stands in the place of a record when an input could not be read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from onrecord.errors import OnrecordError, RequestError, RetryLater, SetupError, StoreError

FAILURE_SCHEMA: Literal["onrecord.error/1"] = "onrecord.error/1"


class FailureKind(StrEnum):
    """What a caller does next: leave this page, try later, mend store or set-up, ask otherwise, report a bug."""

    PAGE = "page"
    RETRY = "retry"
    STORE = "store"
    SETUP = "setup"
    REQUEST = "request"
    INTERNAL = "internal"


_KINDS: tuple[tuple[type[OnrecordError], FailureKind], ...] = (
    (RetryLater, FailureKind.RETRY),
    (StoreError, FailureKind.STORE),
    (SetupError, FailureKind.SETUP),
    (RequestError, FailureKind.REQUEST),
    (OnrecordError, FailureKind.PAGE),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why it failed: `code` is a short stable word for programs, `message` one line for people."""

    kind: FailureKind
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input, as the caller named it, that could not be read."""

    schema: Literal["onrecord.error/1"] = FAILURE_SCHEMA
    input: str
    error: Fault


def describe_failure(asked: str, error: Exception) -> Failure:
    """The failure that `error` means for the input `asked`; an error of an unknown type is one of onrecord's own."""
    if isinstance(error, OnrecordError):
        kind = next(kind for cls, kind in _KINDS if isinstance(error, cls))
        return Failure(input=_printable(asked), error=Fault(kind, error.code, _one_line(str(error))))
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    message = f"unexpected {reason}; this is a bug in onrecord, please report it with the input"
    return Failure(input=_printable(asked), error=Fault(FailureKind.INTERNAL, "internal", _one_line(message)))


def _one_line(text: str) -> str:
    return _printable(" ".join(text.split()))


def _printable(text: str) -> str:
    # a file name that is not UTF-8 reaches Python with lone surrogates, which no encoder takes
    return text.encode("utf-8", "replace").decode("utf-8")
