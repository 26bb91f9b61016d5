"""The database of a machine that nobody configured: DATABASE_URL if there is one, else a PostgreSQL of our own."""

import sys
from pathlib import Path

from airace.local_postgres import LocalPostgresError, ensure

from .env import env_database, env_text


def first_run_database(folder: Path, *, durable: bool = True) -> dict:
    """A Django `DATABASES` entry. When no server can be started, the process ends with a sentence that says why."""
    if env_text("DATABASE_URL", default="") or env_text("DATABASE_URL_FILE", default=""):
        return env_database()
    try:
        return {"ENGINE": "django.db.backends.postgresql", **ensure(folder, durable=durable)}
    except LocalPostgresError as error:
        sys.exit(str(error))
