# Needs python3 (3.11 or newer), make and git; everything else is installed into .venv.
#
#   make run     the newsroom with demo content on http://127.0.0.1:8000 (PORT=… moves it)
#   make test    every test: units, database, a real browser
#   make check   style, types, forgotten migrations, production settings
#   make messages   compile the Ukrainian translation after editing django.po or djangojs.po
#   make bench   what pages cost, beside a file and a bare function (needs wrk and nginx); BENCH="--json FILE"
#   make screenshots   every kind of page into docs/screenshots/; ONLY=desk: the pictures of the editors' guide

PORT ?= 8000
PYTHON ?= python3
MANAGE = .venv/bin/python manage.py
APT = $(if $(filter 0,$(shell id -u)),,sudo -n) env DEBIAN_FRONTEND=noninteractive apt-get
UV_SYNC = .venv/bin/uv sync --quiet --frozen --inexact
LOCALE = newsroom/locale/uk/LC_MESSAGES
# A key nobody knows: the checks want a production-like start, not a secret in a file.
PRODUCTION = env -u DATABASE_URL DEBUG=false ALLOWED_HOSTS=news.example SITE_URL=https://news.example \
	SECRET_KEY="$$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')"

export UV_LINK_MODE = copy
export UV_COMPILE_BYTECODE = 1
export UV_PYTHON = .venv/bin/python

.PHONY: run test check bench messages chromium tools screenshots

run: export DEBUG = true
run: export SITE_URL = http://127.0.0.1:$(PORT)
run: export LOG_LEVEL ?= WARNING
run: .venv/.installed
	@$(PYTHON) -c 'import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))' \
		2>/dev/null || { echo "Port $(PORT) is taken. Choose another: make run PORT=8123" >&2; exit 1; }
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo --if-empty
	@echo
	@echo "  Site   http://127.0.0.1:$(PORT)/"
	@echo "  Desk   http://127.0.0.1:$(PORT)/admin/"
	@echo "  Stop with Ctrl+C."
	@echo
	@exec .venv/bin/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 2 --blocking-threads 4 \
		--log-level warning newsroom.wsgi:application

test: .venv/.installed-dev chromium tools
	@.venv/bin/pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/.installed-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	DEBUG=true .venv/bin/mypy
	DEBUG=true $(MANAGE) makemigrations --check --dry-run
	@echo "manage.py check --deploy, with production-like settings"
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

bench: .venv/.installed-dev
	@for tool in wrk nginx; do command -v $$tool >/dev/null || { echo "$$tool is missing: apt-get install $$tool" >&2; exit 1; }; done
	@export SECRET_KEY="$$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')" DEBUG=false \
		ALLOWED_HOSTS=127.0.0.1 SITE_URL=http://127.0.0.1 SECURE_SSL_REDIRECT=false LOG_LEVEL=CRITICAL; \
	$(MANAGE) collectstatic --noinput --verbosity 0 && .venv/bin/python -m benchmarks.bench $(BENCH)

messages:
	@command -v msgfmt >/dev/null || { echo "msgfmt is missing: apt-get install gettext" >&2; exit 1; }
	for name in django djangojs; do msgfmt --check-format --output-file=$(LOCALE)/$$name.mo $(LOCALE)/$$name.po || exit; done

screenshots: .venv/.installed-dev chromium
	@DEBUG=true ONLY=$(ONLY) .venv/bin/python -m tests.site.screenshots

# Lighthouse and the Nu HTML checker, which only npm has. Without npm their tests say so themselves, loudly.
tools:
	@cmp -s tests/tools/package-lock.json .venv/tools/package-lock.json || { \
		echo "Installing Lighthouse and the HTML checker" && mkdir -p .venv/tools && \
		cp tests/tools/package.json tests/tools/package-lock.json tests/tools/.npmrc .venv/tools/ && \
		(cd .venv/tools && npm ci --loglevel=error >/dev/null) || \
		{ rm -f .venv/tools/package-lock.json; echo "Could not install them." >&2; }; }

# Debian's own browser for the browser tests. Where it can't be had, the tests say so themselves, loudly.
chromium:
	@command -v "$${CHROMIUM:-chromium}" >/dev/null || { \
		echo "Chromium is missing; trying apt-get install chromium"; \
		$(APT) update -qq && $(APT) install -y -qq --no-install-recommends chromium || \
		echo "Could not install Chromium." >&2; }

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "Python's venv module is missing; trying apt-get install python3-venv"; \
		$(APT) update -qq && $(APT) install -y -qq --no-install-recommends python3-venv; } || \
		{ echo "As root, please run: apt-get install python3-venv" >&2; exit 1; }
	@echo "Creating .venv (once; a minute or two)"
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet 'uv==0.13.*'

# Stamps: nothing is installed again until the lock file changes.
.venv/.installed: uv.lock | .venv/bin/uv
	@echo "Installing what the newsroom needs"
	@$(UV_SYNC) --no-dev
	@touch $@

.venv/.installed-dev: uv.lock | .venv/bin/uv
	@echo "Installing what the tests need"
	@$(UV_SYNC)
	@touch $@ .venv/.installed
