# Kennin's commands. `make run` and `make test` set up what they need, say so, and work a second time
# without the network. Everything lives in the project's folder but Debian packages (browser, fonts).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# One target folder for everything that cargo makes.
export CARGO_TARGET_DIR := $(CURDIR)/target
export CARGO_TERM_COLOR ?= auto
# A machine that builds once has no use for what speeds up the second build.
ifdef CI
export CARGO_INCREMENTAL := 0
endif
# Tools that would otherwise dial home.
export SAM_CLI_TELEMETRY := 0
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
export npm_config_audit := false
export npm_config_fund := false
export npm_config_update_notifier := false

# How often a property is drawn in `make test`; more in a night's run: PROPTEST_CASES=4096 make test.
export PROPTEST_CASES ?= 64

say = @printf '\n\033[1m== %s\033[0m\n' $(1)

.PHONY: help run test check bench red deps api tools browser-tools site rust-tests site-tests template-tests browser-tests lint

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: site ## the whole system on http://localhost:3000 (PORT, STATE, RESET=1)
	$(call say,'Building the system (the first time takes some minutes)')
	@cargo build --bin local
	@exec target/debug/local

test: ## everything: rules, steps, binaries, template, site, browser
	@rm -rf target/tiers && mkdir -p target/tiers
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory rust-tests
	@$(MAKE) --no-print-directory template-tests
	@$(MAKE) --no-print-directory site-tests
	@$(MAKE) --no-print-directory browser-tests
	@python3 infra/make/tiers.py target/tiers

check: ## the quick loop: format, clippy, agreement
	@$(MAKE) --no-print-directory lint
	@cargo test -q --workspace --test agreement

bench: ## figures, side by side in one run (see ARCHITECTURE.md)
	@bash infra/make/bench.sh

red: site/node_modules/.installed browser-tools ## each defence, seen red without it (ONLY="session-epoch code-tries", FRESH=1)
	@python3 tests/red/run.py $(if $(FRESH),--fresh) $(ONLY)

deps: ## licences, bans, sources and unused dependencies (installs cargo-deny and cargo-machete)
	@cargo install --quiet --locked --root target/tools cargo-deny cargo-machete
	@target/tools/bin/cargo-deny check bans licenses sources
	@target/tools/bin/cargo-machete

api: site/tools/openapi/node_modules/.installed ## writes the OpenAPI document and what is generated from it
	@cargo run -q --bin openapi
	@cd site && npm run -s generate

# ---- Parts of `test`; each keeps its output under target/tiers for the closing count.

lint: tools
	$(call say,'Format and lints and rows of red controls')
	@cargo fmt --all --check
	@cargo clippy -q --workspace --all-targets
	@python3 tests/red/run.py --check

# All packages in each call: one set of features, so that every crate is compiled once. Unit tests and test files
# only: the functions' binaries are replayed, there is nothing to test inside of them.
ALL := --workspace --lib --test '*'

rust-tests: tools
	@rm -rf target/tiers/exercised && mkdir -p target/tiers/exercised
	$(call say,'Building every crate and binary')
	@cargo build --workspace --bins
	$(call say,'Rules; platform and embedded endpoints; steps through the door and all around them')
	@cargo test --no-fail-fast $(ALL) 2>&1 | tee target/tiers/1-rust.log
	$(call say,'What must not compile')
	@cargo test --workspace --doc 2>&1 | tee -a target/tiers/1-rust.log
	$(call say,'What the door tests made each step answer')
	@cargo run -q --bin exercised 2>&1 | tee target/tiers/2-exercised.log

template-tests:
	$(call say,'SAM template')
	@bash infra/make/template.sh 2>&1 | tee target/tiers/3-template.log

site-tests: site/node_modules/.installed site/tools/openapi/node_modules/.installed
	$(call say,'Site: types and units and drift')
	@cd site && npm run -s check && npm test 2>&1 | tee ../target/tiers/4-site.log

browser-tests: site browser-tools
	$(call say,'Browser: the whole way in Chromium')
	@cargo build -q --bin local
	@cd tests/browser && npx --no-install playwright test 2>&1 | tee ../../target/tiers/5-browser.log

# ---- Set-up.

tools:
	@bash infra/make/tools.sh rust

%/node_modules/.installed: %/package.json %/package-lock.json
	@bash infra/make/tools.sh node
	$(call say,'Installing the packages of $*')
	@cd $* && npm ci --ignore-scripts && touch node_modules/.installed

site: site/dist/.built ## builds the site

site/dist/.built: site/node_modules/.installed site/index.html site/vite.config.ts site/tsconfig.json $(shell find site/src site/public -type f 2>/dev/null)
	$(call say,'Building the site')
	@cd site && npm run -s build && touch dist/.built

browser-tools: tests/browser/node_modules/.installed
	@bash infra/make/tools.sh browser
