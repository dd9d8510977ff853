# make demo   environment, install, the bundled example end to end, offline
# make test   environment, install, the suite
# make check  what CI checks beside the suite: ruff, mypy, import-linter
# make bench  speed, as ratios against a peer in the same run
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench clean

# One stamp per set of extras, so that `make demo` on a bank's machine installs no test tool.
$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.core: pyproject.toml $(VENV)/.made
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.core
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

$(VENV)/.check: pyproject.toml $(VENV)/.test
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[check]'
	touch $@

demo: $(VENV)/.core
	$(BIN)/witting demo

test: $(VENV)/.test
	$(BIN)/pytest

check: $(VENV)/.check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test
	$(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/lists.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
