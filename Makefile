# `make verify` and `make test` need Python 3.11 or newer and nothing else of ours.
PYTHON ?= python3
VENV   := .venv
# One more than there are processors: tests with a browser wait for it.
JOBS   ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

# Compiled modules are kept: without them every start compiles some two thousand files anew.
unexport PYTHONDONTWRITEBYTECODE
# Certificates of the system, as pip has them: some networks have their own.
export UV_SYSTEM_CERTS = 1

.PHONY: verify test lint docs bench clean lock

# The environment: uv itself is pinned, everything else comes from the lock, by hash.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Docwitness needs Python 3.11 or newer; try: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	touch $(READY)

# Pinned with hashes and without the address of any index.
lock:
	$(BIN)/uv pip compile --quiet pyproject.toml --all-extras --group dashboard --group dev --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock

# The main job: the cancel page against the embedded dashboard. The report is reports/latest/index.html.
verify: $(READY)
	$(BIN)/docwitness verify

# Unit tests, the features, and the tests that break the product on purpose.
test: $(READY)
	$(BIN)/pytest tests features -n $(JOBS) --dist worksteal

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The documentation of Docwitness itself: its reference from the code, witnessed on `review` and on the report, as a site.
docs: $(READY)
	$(BIN)/python docs/make_reference.py
	$(BIN)/docwitness verify docs/
	cd docs && ../$(BIN)/docwitness verify report.md --release report --report reports/report
	$(BIN)/mkdocs build --quiet --strict

# Performance and accuracy, side by side with peers, in one interleaved run.
bench: $(READY)
	-command -v npm >/dev/null && npm install --silent --no-save --prefix $(VENV)/peers odiff-bin pixelmatch pngjs
	$(BIN)/python -m bench --node-modules $(VENV)/peers/node_modules
	$(BIN)/python bench/reading.py

clean:
	rm -rf $(VENV) reports/latest docs/reports site .pytest_cache .mypy_cache .ruff_cache
