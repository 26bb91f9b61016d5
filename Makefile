# The commands of the project. They need `make` and Python 3.11 or newer (with venv), nothing else.
PORT ?= 8000
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$python"; break; }; done)
IN_VENV := var/venv/bin/python
STAMP := var/venv/.installed
MANAGE := DJANGO_SETTINGS_MODULE=airace.settings.dev $(IN_VENV) manage.py
TEMPLATES := templates

.PHONY: help demo passwords test check format run messages setup lock

help:
	@echo "make demo       デモを用意して http://localhost:$(PORT)/ で開く（PORT=8123 で変更）"
	@echo "make passwords  デモのアカウントのパスワードを作り直す"
	@echo "make test       テスト（ブラウザーなどがなければ、その分は名前を挙げて飛ばす）"
	@echo "make check      書式・依存関係・移行・公開時の設定の検査"
	@echo "make run        開発用サーバー（コードの変更をすぐに反映）"
	@echo "make format     コードの書式を整える"
	@echo "make messages   管理画面の日本語（locale/）を反映する"

setup: $(STAMP)

$(STAMP): requirements/dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11以上（venv付き）が見つかりません。Debian・Ubuntuでは apt install python3-venv を実行してください。"; \
		echo "Python 3.11 or newer with venv was not found. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@echo "必要なものを var/venv に入れています…"
	@$(PYTHON) -m venv --clear var/venv
	@if command -v uv >/dev/null 2>&1; \
		then uv pip install --quiet --python $(IN_VENV) --require-hashes -r requirements/dev.txt; \
		else $(IN_VENV) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt; fi
	@touch $(STAMP)

demo: $(STAMP)
	@SITE_URL=http://localhost:$(PORT) $(MANAGE) demo --port $(PORT)

passwords: $(STAMP)
	@$(MANAGE) demo_passwords

# A file's tests stay in one process: many share a site or tell one story.
test: $(STAMP)
	@$(IN_VENV) -m pytest -n auto --maxprocesses 4 --dist loadfile

run: $(STAMP)
	@SITE_URL=http://localhost:$(PORT) $(MANAGE) migrate --verbosity 0
	@DEBUG=true SITE_URL=http://localhost:$(PORT) $(MANAGE) runserver $(PORT)

check: $(STAMP)
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m djhtml --check $(TEMPLATES)
	var/venv/bin/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(IN_VENV) -m tests.production_check

format: $(STAMP)
	$(IN_VENV) -m ruff check --fix .
	$(IN_VENV) -m ruff format .
	$(IN_VENV) -m djhtml $(TEMPLATES)

messages: $(STAMP)
	@$(IN_VENV) -m airace.message_catalogs

# For whoever changes pyproject.toml: writes the pinned requirement files. Needs uv.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements/base.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 pyproject.toml --group dev -o requirements/dev.txt
