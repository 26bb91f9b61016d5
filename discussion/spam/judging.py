"""The weighing: named reasons with points, and what they come to."""

import re
from dataclasses import dataclass, field

from discussion.models import AuthorRecord, Comment, WordRule
from discussion.models.discussion import Mode, Terms
from discussion.senders import Signals
from discussion.spam.evidence import Evidence
from discussion.spam.words import domains_in, words_in

HOLD_FROM, SPAM_FROM = 30, 80
# These hold a comment whatever its points.
HOLDING = {"first_time", "all_held", "attack", "edited"}
LINKS_OF_THE_KNOWN = 2
FASTEST_MS, SHORT_BODY = 3000, 20
WAVE = 3
JAPANESE = re.compile("[\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
LETTER = re.compile(r"[^\W\d_]")
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)

LABELS = {
    "first_time": "初めて投稿する人",
    "all_held": "この記事はすべて確認",
    "attack": "荒らし対策中",
    "link": "リンクがある",
    "trap": "見えない欄に記入",
    "fast": "書き始めてすぐの送信",
    "wave": "同じ文面が続いている",
    "script": "かながほとんどない",
    "word": "言葉の一覧に一致",
    "domain": "ドメインの一覧に一致",
    "flood": "サイト全体で投稿が急増",
    "banned": "投稿禁止の相手",
    "always_hold": "常に確認する投稿者",
    "record": "却下の多い投稿者",
    "edited": "公開後の書き直し",
}


@dataclass
class Judgement:
    """`reasons` as they are stored: [{code, points, label, words}]."""

    reasons: list[dict] = field(default_factory=list)

    @property
    def score(self) -> int:
        return min(sum(reason["points"] for reason in self.reasons), 1000)

    @property
    def status(self) -> int:
        if self.score >= SPAM_FROM:
            return Comment.Status.SPAM
        is_held = self.score >= HOLD_FROM or any(reason["code"] in HOLDING for reason in self.reasons)
        return Comment.Status.PENDING if is_held else Comment.Status.PUBLISHED

    def add(self, code: str, points: int, words=()):
        self.reasons.append({"code": code, "points": points, "label": LABELS[code], "words": list(words)})

    def drop(self, code: str) -> bool:
        """Whether it was among the reasons."""
        others = [reason for reason in self.reasons if reason["code"] != code]
        was_there, self.reasons = len(others) < len(self.reasons), others
        return was_there


def judge(
    *, body: str, name: str, terms: Terms, evidence: Evidence, signals: Signals, trust_after: int, is_flood=False
) -> Judgement:
    """A guest's comment against everything known; no query. Staff are not judged."""
    found = Judgement()
    is_known = evidence.treatment == AuthorRecord.Treatment.TRUSTED or evidence.published >= trust_after
    text = f"{name}\n{body}"
    weigh_text(found, text, body, is_known, evidence)
    weigh_sending(found, body, signals, evidence, is_flood and not is_known)
    weigh_author(found, evidence)
    weigh_mode(found, terms, is_known)
    return found


def weigh_text(found, text, body, is_known, evidence):
    links = len(LINK.findall(body))
    if links > (LINKS_OF_THE_KNOWN if is_known else 0):
        found.add("link", 40)
    letters = LETTER.findall(body)
    if len(letters) >= SHORT_BODY and len(JAPANESE.findall(body)) * 10 < len(letters):
        found.add("script", 15)
    for action, points in ((WordRule.Action.SPAM, SPAM_FROM), (WordRule.Action.HOLD, 40)):
        for kind, find in ((WordRule.Kind.WORD, words_in), (WordRule.Kind.DOMAIN, domains_in)):
            listed = evidence.listed(kind, action)
            words = find(text, listed) if listed else []
            if words:
                found.add(kind.value, points, words)


def weigh_sending(found, body, signals, evidence, is_flood):
    if signals.trap:
        found.add("trap", 50)
    if signals.elapsed is not None and signals.elapsed < FASTEST_MS and len(body) > SHORT_BODY:
        found.add("fast", 30)
    if len(body) >= SHORT_BODY and evidence.same_body:
        found.add("wave", SPAM_FROM if evidence.same_body >= WAVE else 40)
    if is_flood:
        found.add("flood", 30)


def weigh_author(found, evidence):
    if evidence.is_banned or evidence.treatment == AuthorRecord.Treatment.BANNED:
        found.add("banned", 100)
    if evidence.treatment == AuthorRecord.Treatment.ALWAYS_HOLD:
        found.add("always_hold", 30)
    if evidence.refused > evidence.published:
        found.add("record", 30)


def weigh_mode(found, terms, is_known):
    if terms.under_attack:
        found.add("attack", 0)
    elif terms.mode == Mode.ALL_HELD:
        found.add("all_held", 0)
    elif terms.mode == Mode.FIRST_TIME_HELD and not is_known:
        found.add("first_time", 0)
