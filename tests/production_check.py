"""The production settings, with made-up secrets: `check --deploy` without a warning, and all static files collected.

Run by `make check`, as `python -m tests.production_check`.
"""

import os
import sys
import tempfile

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "airace.settings.production",
    "SECRET_KEY": "a-long-secret-for-the-check-that-nobody-uses-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "airace.example",
    "SITE_URL": "https://airace.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "SECURE_HSTS_PRELOAD": "true",
}


def main():
    os.environ.update(ENVIRONMENT)
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    call_command("check", deploy=True, fail_level="WARNING")
    with tempfile.TemporaryDirectory() as folder:
        settings.STATIC_ROOT = folder
        call_command("collectstatic", verbosity=0, interactive=False)
    print("production settings: no warning; static files: collected")


if __name__ == "__main__":
    sys.exit(main())
