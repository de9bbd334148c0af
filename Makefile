# make demo    set everything up, read a shipped article, keep all of them and say how to look at them
# make test    run the tests
# make check   format, lint, strict types, tests, quality gate: what CI runs
# make gate    hold the quality scores to their floors (skips what needs data that is not here)
# make bench   speed, memory and size of all that runs, on stores of 100,000 statements; twenty minutes
# make bench-million  search and pages on a store of 1,000,000 statements; half an hour
# make golden  write the golden records again; review the diff
# make screenshots  the pictures of docs/app.md again (needs Chromium)
# make lock    resolve requirements.lock again (needs uv)

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SOURCES := src evaluation tests
SAMPLE := src/onrecord/samples/wikinews-uk-urges-us-to-waive.txt
SAMPLE_URL := "https://en.wikinews.org/wiki/UK_urges_US_to_waive_immunity_for_diplomat%27s_wife_involved_in_fatal_collision"

.PHONY: demo test check format lint types gate bench bench-million golden screenshots lock clean
.DEFAULT_GOAL := demo

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "onrecord needs Python 3.11 or later; give one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "setting up .venv (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@$(BIN)/onrecord read $(SAMPLE) --url $(SAMPLE_URL) --format text
	@$(BIN)/onrecord demo --prepare

test: $(READY)
	@$(BIN)/python -m pytest

check: format lint types test gate

format: $(READY)
	@$(BIN)/ruff format --check $(SOURCES)

lint: $(READY)
	@$(BIN)/ruff check $(SOURCES) training

types: $(READY)
	@$(BIN)/mypy

gate: $(READY)
	@$(BIN)/python -m evaluation.gate

bench: $(READY)
	@$(BIN)/python -m evaluation.bench

bench-million: $(READY)
	@$(BIN)/python -m evaluation.bench --million

golden: $(READY)
	@$(BIN)/python -m tests.golden.rewrite

screenshots: $(READY)
	@$(BIN)/python -m tests.browser.screenshots

# without docopt: it comes as source only, and only the command line of bioc wants it
lock:
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --strip-extras \
	  --no-emit-package docopt --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements.lock

clean:
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
