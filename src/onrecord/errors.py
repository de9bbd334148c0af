"""The errors of onrecord, named by what a caller does next.

    OnrecordError
    ├─ PageError    this page cannot be read (not found, no article in it)   note it, go on
    ├─ RetryLater   it may work another time (timeout, 503)                  queue it again
    ├─ StoreError   a record cannot be kept                                  stop
    ├─ SetupError   weights missing, an option wrong                         stop before starting
    └─ RequestError what a server was asked makes no sense or is not allowed ask otherwise

Every message is one line that holds the value, the place and the next step.
"""


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose.

    `code` is a short stable word for programs (``"not-found"``, ``"too-large"``); the message is for people.
    """

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class PageError(OnrecordError):
    """This page cannot be read; the others can."""


class RetryLater(OnrecordError):
    """Reading may work another time; not before `after` seconds have passed, where the server says so."""

    def __init__(self, message: str, *, code: str, after: float | None = None) -> None:
        super().__init__(message, code=code)
        self.after = after


class StoreError(OnrecordError):
    """A record cannot be kept."""


class SetupError(OnrecordError):
    """The installation or an option is wrong; nothing can be read."""


class RequestError(OnrecordError):
    """What a server was asked makes no sense, is too much or is not allowed."""
