# make site · make serve · make test · make test-long · make audit · make fuzz · make check · make golden · make docs · make bench
# Each line makes what it needs first. Name another Python: make PYTHON=python3.12 site
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site serve test test-long audit fuzz check golden docs tour bench lock format clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

site: ## Build the site into site/
	@$(PYTHON) requirements/install.py
	@$(BIN)/playbook build --strict

serve: ## Preview the site while you write
	@$(PYTHON) requirements/install.py
	@$(BIN)/playbook serve

test: check ## Run every test (installs a browser, LibreOffice, Pango and a Chinese font where missing)
	@$(BIN)/python -m pytest -n auto --dist loadfile

test-long: ## Run the full counts of what the suite tries a share of (an hour or more)
	@$(PYTHON) requirements/install.py --tests
	@$(BIN)/python -m pytest -n auto --dist loadfile -m long

audit: ## Look at every page where the suite looks at a sample
	@$(PYTHON) requirements/install.py --tests
	@$(BIN)/python -m pytest -n auto --dist load -m audit

fuzz: ## Feed bytes by chance to what reads files and queries, five minutes (needs atheris)
	@$(PYTHON) requirements/install.py --tests
	@$(BIN)/python -m tests.fuzz.run

check: ## Style, docstrings, types, import contracts, dead code, copies
	@$(PYTHON) requirements/install.py --tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/vulture
	@$(BIN)/python -m tests.architecture.copies
	@echo "check: all clean"

golden: ## Write the expected files of the tests anew (look at the difference)
	@$(PYTHON) requirements/install.py --tests
	@GOLDEN=write $(BIN)/python -m pytest -q -m golden

docs: ## Write the pages that are made from the program (commands, fields, decisions, changes)
	@$(PYTHON) requirements/install.py --tests
	@PYTHONPATH=. $(BIN)/python -m documentation

tour: ## Take the pictures of the guide's tour anew
	@$(PYTHON) requirements/install.py --tests
	@PYTHONPATH=. $(BIN)/python -m documentation.tour

bench: ## Measure, and write benchmarks/RESULTS.md (some of it: make bench CHAPTERS=search)
	@$(PYTHON) requirements/install.py --tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation --upgrade --target .cache/bench/python -r requirements/bench.txt
	@PYTHONPATH=. $(BIN)/python -m benchmarks.run $(CHAPTERS)

lock: ## Choose new versions of everything, with hashes
	@$(PYTHON) requirements/install.py --tests
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header requirements/build.in -o requirements/build.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --constraint requirements/dev.txt pyproject.toml -o requirements/runtime.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements/bench.in -o requirements/bench.txt

format: ## Put the code into the house's form
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

clean: ## Remove what was built, not the environment
	@rm -rf dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
