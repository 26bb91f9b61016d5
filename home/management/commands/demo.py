import os
import socket
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
from home.demo.clockwork import start_clockwork
from home.demo.loader import load_demo

WAIT_SECONDS = 60
FIRST_PAGE = "/articles/openai-chases-google/"


class Command(BaseCommand):
    help = "デモを用意して、http://localhost:8000/ で見られるようにします。止めるには Ctrl-C。"

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, port, **options):
        stop_unless_free(port)
        address = f"http://localhost:{port}"
        settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = address
        self.say("データベースを確かめています…")
        call_command("migrate", verbosity=0, interactive=False)
        self.say("記事と図を確かめています…（初回は少し時間がかかります）")
        load_demo()
        accounts = make_accounts()
        connections.close_all()
        start_clockwork()
        announcer = threading.Thread(target=self.announce, args=(address, port, accounts), daemon=True)
        announcer.start()
        serve(port)

    def announce(self, address, port, accounts):
        """Say where the site is, once it answers. The passwords are told even if it does not."""
        if answers(f"http://127.0.0.1:{port}{FIRST_PAGE}"):
            self.say(f"\n  読む　　{address}/\n  書く　　{address}/cms/")
        else:
            self.say(f"{WAIT_SECONDS}秒待ってもページを読めません。上の記録を確かめてください。")
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


def stop_unless_free(port: int) -> None:
    """End the program with a sentence for a person if nothing can listen there."""
    try:
        with socket.socket() as listener:
            # As gunicorn does: a port that was in use a moment ago is free.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))
    except (OSError, OverflowError):
        other = 8123 if port != 8123 else 8124
        sys.exit(
            f"ポート {port} は使えません（ほかのプログラムが使っているかもしれません）。"
            f"make demo PORT={other} のように、別の番号で始めてください。\n"
            f"Port {port} cannot be used, perhaps because another program uses it; start with another one: "
            f"make demo PORT={other}"
        )


def answers(url: str) -> bool:
    """Wait until the server answers; with what does not matter, for an editor may have moved the page."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310, an address of our own
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def serve(port: int) -> None:
    """Run gunicorn, with the project's own configuration, in this process. Does not return."""
    os.environ["BIND"] = f"127.0.0.1:{port}"
    sys.argv = ["gunicorn", "--config", str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py"), "airace.wsgi"]
    WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]").run()
