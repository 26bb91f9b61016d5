"""The programs that some tests need and a plain machine may lack."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# The shell is the same browser without windows, and opens a page with a third of the work.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
NAUGHTY_STRINGS = ROOT.parent / "shared" / "corpora" / "blns" / "blns.json"
SCRIPT_PAYLOADS = ROOT.parent / "shared" / "corpora" / "payloadbox-xss" / "xss-payload-list.txt"
VNU_JAR = ROOT / "var" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# name of the group: (whether it can run, what it tests, what would enable it)
PROGRAMS = {
    "chromium": (
        lambda: Path(CHROMIUM).exists(),
        "ブラウザでの表示・操作・アクセシビリティ",
        "apt install chromium-headless-shell fonts-noto-cjk",
    ),
    "nginx": (
        lambda: bool(shutil.which("nginx") or Path("/usr/sbin/nginx").exists()),
        "nginx の手前のキャッシュ",
        "apt install nginx-light",
    ),
    "docker-compose": (
        lambda: bool(shutil.which("docker-compose")),
        "docker-compose.yml の検査",
        "apt install docker-compose",
    ),
    "vnu": (
        lambda: bool(shutil.which("java")) and VNU_JAR.exists(),
        "HTML の文法（Nu Html Checker）",
        "apt install default-jre-headless && npm install --no-save --prefix var/vnu vnu-jar",
    ),
    "corpora": (
        NAUGHTY_STRINGS.exists,
        "厄介な文字列を入れる",
        "プロジェクトの隣の shared/corpora に集まりを置く",
    ),
    "root": (lambda: os.geteuid() == 0, "ほかの利用者からの保護", "root で実行する"),
}


def available(program: str) -> bool:
    return PROGRAMS[program][0]()
