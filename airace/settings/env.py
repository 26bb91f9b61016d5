"""Typed reading of environment variables.

A missing or malformed value raises `ImproperlyConfigured` whose message names
the variable, so that a wrong deployment stops at start and says why.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
MIN_SECRET_LENGTH = 50
REQUIRED = object()


def env_text(name: str, default=REQUIRED) -> str:
    """The value of `name`, stripped; an empty value counts as missing."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is REQUIRED:
        raise ImproperlyConfigured(f"{name} is not set. 環境変数 {name} を設定してください。")
    return default


def env_bool(name: str, default=REQUIRED) -> bool:
    """True for 1/true/yes/on, False for 0/false/no/off, whatever the case; anything else stops."""
    value = env_text(name, None if default is not REQUIRED else REQUIRED)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}. trueかfalseを指定してください。")


def env_count(name: str, default=REQUIRED) -> int:
    """A whole number, zero or more."""
    value = env_text(name, None if default is not REQUIRED else REQUIRED)
    if value is None:
        return default
    if value.isascii() and value.isdigit():
        return int(value)
    raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}. 0以上の整数を指定してください。")


def env_seconds(name: str, default=REQUIRED) -> int:
    """A duration as whole seconds, zero or more."""
    return env_count(name, default)


def env_list(name: str, default=REQUIRED) -> list[str]:
    """Comma-separated values, stripped, without empty ones."""
    value = env_text(name, None if default is not REQUIRED else REQUIRED)
    if value is None:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def env_address(name: str, default=REQUIRED) -> str:
    """A web address: scheme, host and perhaps a port, without a path; the slash at its end is dropped."""
    value = env_text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        complete = parts.scheme in ("http", "https") and parts.hostname and not (parts.path or parts.query)
        complete = complete and (parts.port or True)
    except ValueError:
        complete = False
    if not complete:
        raise ImproperlyConfigured(
            f"{name} must be a web address such as https://example.com, not {value!r}. "
            "https:// から始まり、ホスト名で終わる形で指定してください。"
        )
    return value


def env_link(name: str, default=REQUIRED) -> str:
    """A whole web address, path and all; may be empty where a default is given."""
    value = env_text(name, default)
    try:
        complete = not value or (urlsplit(value).scheme in ("http", "https") and urlsplit(value).hostname)
    except ValueError:
        complete = False
    if not complete:
        raise ImproperlyConfigured(
            f"{name} must be a web address such as https://hub.example/, not {value!r}. "
            "https:// から始まるアドレスを指定してください。"
        )
    return value


def env_hosts(name: str) -> list[str]:
    """Host names, comma-separated; a wildcard stops, because any name would then be believed."""
    hosts = env_list(name)
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        raise ImproperlyConfigured(
            f"{name} must name each host. ホスト名を一つずつ指定してください（* は使えません）。"
        )
    return hosts


def env_text_or_file(name: str, default=REQUIRED) -> str:
    """The value of `name`, or the stripped content of the file named by `<name>_FILE`."""
    path = os.environ.get(f"{name}_FILE", "").strip()
    if not path:
        return env_text(name, default)
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE: cannot read {path} ({error.strerror}).") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE: {path} is empty. 中身がありません。")
    return value


def env_secret(name: str) -> str:
    """A secret of at least 50 characters, from `name` or the file named by `<name>_FILE`."""
    value = env_text_or_file(name)
    if len(value) < MIN_SECRET_LENGTH or len(set(value)) < 5:
        raise ImproperlyConfigured(
            f"{name} must be at least {MIN_SECRET_LENGTH} random characters. "
            f"{MIN_SECRET_LENGTH}文字以上の推測できない値にしてください。"
        )
    return value


def env_database(name: str = "DATABASE_URL") -> dict:
    """A Django `DATABASES` entry from a `postgres://` URL; any other engine stops."""
    url = env_text_or_file(name)
    try:
        database = dj_database_url.parse(url)
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError) as error:
        raise ImproperlyConfigured(
            f"{name} is not a database address. postgres://… の形で指定してください。"
        ) from error
    if database.get("ENGINE") != "django.db.backends.postgresql":
        raise ImproperlyConfigured(f"{name} must name a PostgreSQL database. PostgreSQLを指定してください。")
    return database
