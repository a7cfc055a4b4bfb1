# `make demo` sets up .venv and runs the main job; `make test` sets up .venv and runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: demo test check long clean

# Status 3 says that one of the pages has no citation, as the last of the examples has not.
demo: $(VENV)/demo
	$(BIN)/citekit export --style apa || test $$? -eq 3

test: $(VENV)/test
	$(BIN)/python -m pytest -m "not long and not peer"

check: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

long: $(VENV)/test
	$(BIN)/python -m pytest -m "long or peer"

$(VENV)/demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -e .
	touch $@

$(VENV)/test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -e '.[test]'
	touch $@

clean:
	rm -rf $(VENV) dist
