"""The folders are the data flow: who may import whom, read off the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
BELOW = frozenset({"schema", "text", "lexicon", "errors"})
STAGES = frozenset("extract mentions attribution statements times events figures agendas revisions".split())
PRODUCTS = frozenset({"audit", "checks", "comparison", "timeline", "trace", "variants"})
"""What is made of records."""
ALLOWED = {
    "errors": frozenset(),
    "version": frozenset(),
    "schema": frozenset({"errors"}),  # a failure says which error it stands for
    "text": frozenset({"schema"}),
    "lexicon": frozenset({"errors"}),
    "registers": frozenset({"schema", "errors"}),
    "acquire": frozenset({"schema", "errors"}),
    "checks": BELOW | {"registers"},
    "encoder": frozenset({"schema", "text", "errors"}),
    "pipeline": STAGES | {"acquire", "checks", "encoder", "schema", "version"},
    "audit": frozenset({"schema", "text", "errors"}),
    "timeline": frozenset({"schema", "text", "errors"}),
    "comparison": BELOW | {"timeline", "variants"},
    "trace": BELOW,
    "variants": BELOW,
    "store": BELOW,
    "follow": BELOW | {"store", "timeline", "trace", "variants"},
    "ingest": frozenset({"acquire", "encoder", "pipeline", "store", "follow", "search", "schema", "errors"}),
    "batch": frozenset({"acquire", "encoder", "errors", "exports", "ingest", "schema", "version", "views"}),
    "search": BELOW | {"store", "encoder"},  # the encoder for the words of a query
    "views": PRODUCTS | {"schema"},
    "exports": frozenset({"schema", "text", "errors", "version", "timeline", "views"}),
    "web": PRODUCTS
    | {"", "schema", "store", "search", "follow", "ingest", "text", "views", "exports", "errors", "version"},
    "client": frozenset({"schema", "store", "errors", "version"}),
    "__init__": PRODUCTS
    | {"errors", "version", "schema", "registers", "encoder", "pipeline", "exports"},  # most only when asked for
    "__main__": frozenset({"cli"}),
    "cli": PRODUCTS
    | {
        "",
        "schema",
        "errors",
        "version",
        "views",
        "exports",
        "store",
        "search",
        "follow",
        "ingest",
        "web",
        "batch",
    },  # "" is the public surface
} | dict.fromkeys(STAGES, BELOW | {"encoder"})
ALLOWED["mentions"] |= {"registers"}
ALLOWED["times"] |= {"registers"}
ALLOWED["events"] |= {"registers"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """The parts of onrecord that `module` imports; ``""`` for the package itself."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"relative import in {module}"
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.partition(".")[0] == "onrecord":
                yield [*name.split("."), ""][1]
            assert name.partition(".")[0] not in {"training", "evaluation", "tests", "torch"}, f"{name} in {module}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_data_flow(module: Path) -> None:
    part = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert set(imported(module)) - {part} <= ALLOWED[part]


def test_only_acquire_opens_sockets() -> None:
    network = {"socket", "ssl", "http", "urllib3", "requests", "httpx", "asyncio"}
    for module in MODULES:
        # the client asks a server of ours, and fetches no pages (decision 23)
        if module.relative_to(PACKAGE).parts[0] in {"acquire", "client.py"}:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not {name.partition(".")[0] for name in names} & network, module
            assert "urllib.request" not in names, module


def test_the_public_surface_is_what_is_listed() -> None:
    assert sorted(onrecord.__all__, key=str) == list(onrecord.__all__)
    assert dir(onrecord) == list(onrecord.__all__)
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'quote'"):
        _ = onrecord.quote


def test_the_pipeline_fits_one_screen() -> None:
    assert len((PACKAGE / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 97
