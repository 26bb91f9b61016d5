import os
import sys
import threading
import time
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from gunicorn.app.wsgiapp import WSGIApplication

from home.demo.accounts import make_accounts
from home.demo.loader import load_demo

WAIT_SECONDS = 60
FIRST_PAGE = "/articles/openai-chases-google/"


class Command(BaseCommand):
    help = "デモを用意して、http://localhost:8000/ で見られるようにします。止めるには Ctrl-C。"

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, port, **options):
        address = f"http://localhost:{port}"
        settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = address
        self.say("データベースを確かめています…")
        call_command("migrate", verbosity=0, interactive=False)
        self.say("記事と図を確かめています…（初回は少し時間がかかります）")
        load_demo()
        accounts = make_accounts()
        connections.close_all()
        announcer = threading.Thread(target=self.announce, args=(address, port, accounts), daemon=True)
        announcer.start()
        serve(port)

    def announce(self, address, port, accounts):
        """Say where the site is, once its first page can be read."""
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{FIRST_PAGE}", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        else:
            self.say(f"{WAIT_SECONDS}秒待ってもページを読めません。上の記録を確かめてください。")
            return
        self.say(f"\n  読む　　{address}/\n  書く　　{address}/cms/")
        if accounts:
            self.say("\n  アカウント（パスワードが出るのは今回だけです）")
            for name, (role, password) in accounts.items():
                self.say(f"    {role}　{name} / {password}")
        else:
            self.say("\n  パスワードを忘れたら：make passwords")
        self.say("\n  止めるには Ctrl-C\n")

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()


def serve(port: int) -> None:
    """Run gunicorn, with the project's own configuration, in this process. Does not return."""
    os.environ.setdefault("BIND", f"127.0.0.1:{port}")
    sys.argv = ["gunicorn", "--config", str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py"), "airace.wsgi"]
    WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]").run()
