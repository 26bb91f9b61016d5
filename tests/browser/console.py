"""Python beside a running demo, in one process for as many pieces of code as a test run has."""

import json
import subprocess
import sys

from tests.programs import ROOT

# Each line that comes in is a piece of code, each that goes out what it printed and what became of it.
LOOP = """
import contextlib, io, json, sys, traceback
for line in sys.stdin:
    printed, failed = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(json.loads(line), {"__name__": "__console__"})
        except BaseException:
            failed = traceback.format_exc()
    print(json.dumps([printed.getvalue(), failed]), flush=True)
"""


class Console:
    """Started by the first piece of code, which takes seconds; the others take none."""

    def __init__(self, environment: dict[str, str]):
        self.environment = environment
        self.process = None

    def run(self, code: str) -> str:
        """What it printed, without the white space around it. What it raised is an AssertionError here."""
        self.process = self.process or self.start()
        print(json.dumps(code), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        assert answer, f"Python beside the site has ended: {self.process.wait()}"
        printed, failed = json.loads(answer)
        assert not failed, failed
        return printed.strip()

    def start(self):
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", LOOP]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True, **pipes)

    def close(self):
        """It lets go of the database, which could not be stopped otherwise."""
        if self.process:
            self.process.stdin.close()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise
