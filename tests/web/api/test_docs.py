"""What docs/api.md says is run against a real server, in the order of the page."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.api.conftest import Kept
from tests.web.serving import TOKEN, serve

DOCS = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
LOCAL = "http://127.0.0.1:8000"


def fenced(language: str) -> list[str]:
    """The code blocks in `language`."""
    return re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_commands_run(kept: Kept, tmp_path: Path) -> None:
    with serve(kept.path, token=TOKEN) as address:
        script = "set -eu\n" + "".join(fenced("sh")).replace(LOCAL, address)
        script = script.replace("curl -sS", "curl -sS --fail-with-body")
        done = subprocess.run(
            ["/bin/bash", "-c", script],
            cwd=tmp_path, env=os.environ | {"TOKEN": TOKEN}, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"articles":5' in done.stdout
    assert '"note":"she denied it"' in done.stdout
    assert done.stdout.endswith("304\n")
    assert (tmp_path / "statements.csv").stat().st_size > 1000


def test_the_python_runs(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(kept.path) as address:
        for block in fenced("python"):
            exec(compile(block.replace(LOCAL, address), "docs/api.md", "exec"), {})  # noqa: S102
    assert "2019-" in capsys.readouterr().out


def test_every_address_is_told(client: TestClient) -> None:
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        last = "/" + [part for part in path.split("/") if part and not part.startswith("{")][-1]
        assert f"{last}`" in DOCS or f"{last}/" in DOCS, path


def test_the_page_about_the_api_lists_every_address(client: TestClient) -> None:
    page = client.get("/api")
    assert page.status_code == 200
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page.text
    for address in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert address.startswith(("/", "#"))
