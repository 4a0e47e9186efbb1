# make run: the program on this machine.   make test: everything that must be true of it.
.DEFAULT_GOAL := help
PY := .venv/bin/python
PORT ?= 8000

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile

run: ## start Asamblea here; PORT=8000
	@scripts/environment.sh run
	@$(PY) scripts/messages.py compile
	@$(PY) -m asamblea serve --port $(PORT)

test: ## all checks and tests: rules, pages, PostgreSQL, browser, other people's counts
	@scripts/test.sh

check: ## lint, types, import directions, translations, migrations
	@scripts/environment.sh test
	@scripts/check.sh

bench: ## each figure beside its limit or peer, in one run
	@scripts/environment.sh test
	@scripts/environment.sh oracle
	@$(PY) scripts/messages.py compile
	@$(PY) -m bench

replay: ## cast real elections over HTTP and compare the winners; ALL=1 for every file
	@scripts/environment.sh test
	@scripts/environment.sh oracle
	@$(PY) scripts/messages.py compile
	@$(PY) -m bench.replay $(if $(ALL),--all)

messages: ## gather the strings of code and templates into the catalogues
	@scripts/environment.sh run
	@$(PY) scripts/messages.py update

pictures: ## take the README's pictures anew in a real browser
	@scripts/environment.sh test
	@scripts/browser.sh
	@$(PY) scripts/messages.py compile
	@$(PY) -m pytest -q tests/browser/test_evening.py --pictures docs/pictures

.PHONY: help run test check bench replay messages pictures
