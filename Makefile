# Python to make the environment with, 3.11 or later: make PYTHON=python3.12 test
PYTHON ?= python3

# Which rows of the bar to run: make ROWS="bar and not long" bar
ROWS ?= bar

pip = .venv/bin/python -m pip -qq --disable-pip-version-check
in_venv = .venv/bin/python -m

# What is compiled once is kept, or each start of a test compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bar bench pictures clean

run: .venv/.installed ## open the app
	@.venv/bin/coachtui

test: check ## what must hold before each commit, in three minutes
	$(in_venv) pytest --numprocesses auto --dist worksteal -m "not bar"

check: .venv/.installed-test ## style, types, and which room may import which
	$(in_venv) ruff check
	$(in_venv) ruff format --check
	$(in_venv) mypy
	.venv/bin/lint-imports --no-logo

bar: .venv/.installed-test ## the slow rows: kills, full disks, power cuts, hostile words, contrast
	$(in_venv) pytest --numprocesses auto --dist worksteal -m "$(ROWS)"

bench: .venv/.installed-test ## every budget, measured against a bare program
	$(in_venv) benchmarks

pictures: .venv/.installed ## the pictures of the README, taken of the running app
	@.venv/bin/python docs/pictures/make.py

clean: ## all that was made here, the environment too
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml src/coachtui/__init__.py
	$(pip) install --editable .
	@touch $@

.venv/.installed-test: .venv/bin/python pyproject.toml src/coachtui/__init__.py
	$(pip) install --editable '.[test]'
	@touch $@ .venv/.installed
