"""The API keeps what its OpenAPI says, whatever it is sent: schemathesis makes the requests and judges the answers.

Its engine runs as it does on the command line: examples, coverage of the edges of each parameter, and made-up requests,
with all of its checks.
"""

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import schemathesis
from fastapi.testclient import TestClient
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.engine import events, from_schema

from onrecord.web import Settings, create_app
from tests.web.api.conftest import BEARER, Kept, copy_store
from tests.web.api.test_reads import READS, V1, fill
from tests.web.serving import TOKEN

OPENAPI = f"{V1}/openapi.json"
HOST = {"Host": "127.0.0.1"}
EXAMPLES = 15


def config_for(headers: dict[str, str]) -> SchemathesisConfig:
    project = ProjectConfig(
        generation=GenerationConfig(max_examples=EXAMPLES, deterministic=True),
        # a word that is no cursor is refused, and no schema can say which words are
        checks=ChecksConfig(positive_data_acceptance=PositiveDataAcceptanceConfig(enabled=False)),
        headers=headers,
    )
    return SchemathesisConfig(seed=6, projects=ProjectsConfig(default=project))


def complaints(app: object, headers: dict[str, str]) -> Iterator[str]:
    """What schemathesis holds against `app`, and last how many requests it made."""
    schema = schemathesis.openapi.from_asgi(OPENAPI, app, config=config_for(headers), headers=HOST)
    asked = 0
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            yield f"{type(event).__name__}: {event}"
        if isinstance(event, events.ScenarioFinished):
            asked += len(event.recorder.cases)
            for name, checks in event.recorder.checks.items():
                for check in checks:
                    if check.failure_info:
                        case = event.recorder.cases[name].value
                        yield f"{check.name}: {case.as_curl_command()}: {check.failure_info.failure}"
    yield str(asked)


@pytest.mark.parametrize("token", [None, TOKEN], ids=["without a token", "with the token"])
def test_the_api_keeps_its_contract(sample_store: Kept, tmp_path: Path, token: str | None) -> None:
    app = create_app(Settings(copy_store(sample_store, tmp_path).path, token=token))
    *found, asked = complaints(app, HOST | (BEARER if token else {}))
    assert found == []
    assert int(asked) > 100


@pytest.mark.parametrize("path", READS)
def test_what_is_there_has_the_shape_that_is_promised(client: TestClient, kept: Kept, path: str) -> None:
    described = client.get(OPENAPI).json()
    template = (
        path.partition("?")[0]
        .replace("{article}", "{key}")
        .replace("{statement}", "{key}")
        .replace("{speaker}", "{key}")
    )
    if template == "/openapi.json":
        return
    response = described["paths"][template]["get"]["responses"]["200"]
    schema = response["content"]["application/json"]["schema"] | {"components": described["components"]}
    jsonschema.Draft202012Validator(schema).validate(client.get(fill(path, kept)).json())


def test_the_description_is_valid_openapi_31(client: TestClient) -> None:
    described = client.get(OPENAPI).json()
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": V1}]
    text = str(described)
    assert "HTTPValidationError" not in text
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert {"400", "500", "503"} <= set(operation["responses"])
