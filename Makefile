# make demo   environment, install, the bundled example end to end, offline
# make test   environment, install, the suite
# make check  what CI checks beside the suite: ruff, mypy, import-linter
# make bench  recall, alerts and speed, beside two peers in the same run
# make bench-peer  one of them, nomenklatura, for `make bench`; needs ICU's headers and a compiler
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Inside, so that whatever leaves out the one leaves out the other; it must not change our versions.
PEER := $(VENV)/peer

.PHONY: demo test check bench bench-peer clean

# One stamp per set of extras, so that `make demo` on a bank's machine installs no test tool.
$(VENV)/.made:
	@echo "Making the environment in $(VENV) …"
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.core: pyproject.toml $(VENV)/.made
	@echo "Installing witting and what it needs; this may take some minutes …"
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.core
	@echo "Installing what the tests need; this may take some minutes …"
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

$(VENV)/.check: pyproject.toml $(VENV)/.test
	@echo "Installing what the checks need; this may take some minutes …"
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[check]'
	touch $@

demo: $(VENV)/.core
	@echo "Screening the deals of the demo …"
	$(BIN)/witting demo

# A file of tests is for one process; each takes 2 GB at the end, so that there are no more than two.
test: $(VENV)/.test
	$(BIN)/pytest --numprocesses auto --maxprocesses 2 --dist loadfile

check: $(VENV)/.check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test
	WITTING_PEER_PYTHON=$(wildcard $(PEER)/bin/python) $(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/lists.py
	$(BIN)/python benchmarks/goods.py

bench-peer: $(VENV)/.made
	$(PYTHON) -m venv $(PEER)
	$(PEER)/bin/pip install --quiet --disable-pip-version-check 'nomenklatura==4.17.*'

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
