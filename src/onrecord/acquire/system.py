"""The file systems of addresses, by fsspec; what fails there for a moment is asked again."""

import errno
import time
from collections.abc import Callable
from typing import Any, TypeVar

from onrecord.errors import OnrecordError, SetupError

Given = TypeVar("Given")

WAITS = (0.5, 2.0, 8.0)
"""Seconds before what failed is asked again: a server that restarts, a connection that breaks."""
CONNECT, SILENT = 30.0, 60.0
"""Seconds until a web server must take the connection, and may be silent; a large file takes as long as it takes."""
_FINAL = (OnrecordError, FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError, ValueError)
_FINAL_NAMES = frozenset(
    {"NoCredentialsError", "PartialCredentialsError", "ProfileNotFound", "DefaultCredentialsError"}
)
_BUSY = frozenset({408, 425, 429})
"""Codes of HTTP that blame the one who asks, but only for now."""
_GONE = frozenset({404, 410})
_WEB = frozenset({"http", "https"})
_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "r2", "memory"})
"""Where a file appears only when all of it is there, and folders need not be made."""


def open_system(location: str) -> tuple[Any, str]:
    """The file system that `location` lies in, and the path there.

    Raises:
        SetupError: fsspec or what it needs is not installed.
    """
    try:
        import fsspec  # noqa: PLC0415  an extra
    except ImportError:
        raise SetupError("addresses need fsspec: pip install 'onrecord[remote]'", code="remote") from None
    try:
        more = _web_options() if location.lower().startswith(("http://", "https://")) else {}
        system, path = fsspec.core.url_to_fs(location, **more)
    except (ImportError, ValueError) as error:
        raise SetupError(f"{location}: {say_why(error)}; install that, or check the address", code="remote") from None
    except Exception as error:  # noqa: BLE001  each of the many file systems has errors of its own
        raise SetupError(f"{location}: {say_why(error)}; check address and rights", code="remote") from None
    return system, path


def _web_options() -> dict[str, Any]:
    from aiohttp import ClientTimeout  # noqa: PLC0415  an extra

    return {"client_kwargs": {"timeout": ClientTimeout(total=None, sock_connect=CONNECT, sock_read=SILENT)}}


def is_web(system: Any) -> bool:
    """Whether files there are those of a web server."""
    return bool(_names(system) & _WEB)


def is_store(system: Any) -> bool:
    """Whether it is an object store: a file appears there only when all of it is there."""
    return bool(_names(system) & _STORES)


def _names(system: Any) -> set[str]:
    name = system.protocol
    return {name} if isinstance(name, str) else set(name)


def insist(call: Callable[[], Given]) -> Given:
    """What `call` gives; it is called again where it fails for a reason that may pass."""
    for wait in WAITS:
        try:
            return call()
        except Exception as error:
            if _is_final(error):
                raise
        time.sleep(wait)
    return call()


def _is_final(error: Exception) -> bool:
    error = _find_cause(error)
    if isinstance(error, _FINAL) or type(error).__name__ in _FINAL_NAMES:
        return True
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return True  # of this machine: where the copy is written
    code = _code_of(error)
    return code is not None and 400 <= code < 500 and code not in _BUSY


def _find_cause(error: Exception) -> Exception:
    """What a web server that cannot be reached raised: fsspec takes all of that for a file that is not there."""
    cause = error.__cause__
    found = isinstance(cause, Exception) and isinstance(error, FileNotFoundError) and _code_of(cause) not in _GONE
    return cause if found else error  # type: ignore[return-value]


def _code_of(error: Exception) -> int | None:
    code = getattr(error, "status", None) or getattr(error, "code", None)
    return code if isinstance(code, int) else None


def say_why(error: Exception) -> str:
    """The kind and words of an error of some file system, in a line."""
    error = _find_cause(error)
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
