import pytest

from discussion.models import Comment
from discussion.models.discussion import Mode, Terms
from discussion.senders import Signals
from discussion.spam.evidence import Evidence
from discussion.spam.judging import judge

Status = Comment.Status
BODY = "記事の表がとても分かりやすく、参考になりました。"


def judged(body=BODY, *, mode=Mode.OPEN, signals=None, under_attack=False, is_flood=False, **evidence):
    found = judge(
        body=body,
        name="",
        terms=Terms(mode, under_attack=under_attack),
        evidence=Evidence(**evidence),
        signals=signals or Signals(),
        trust_after=2,
        is_flood=is_flood,
    )
    return Status(found.status), [reason["code"] for reason in found.reasons]


@pytest.mark.parametrize(
    ("circumstances", "status", "reasons"),
    [
        ({}, Status.PUBLISHED, []),
        ({"mode": Mode.FIRST_TIME_HELD}, Status.PENDING, ["first_time"]),
        ({"mode": Mode.FIRST_TIME_HELD, "published": 1}, Status.PENDING, ["first_time"]),
        ({"mode": Mode.FIRST_TIME_HELD, "published": 2}, Status.PUBLISHED, []),
        ({"mode": Mode.FIRST_TIME_HELD, "treatment": "trusted"}, Status.PUBLISHED, []),
        ({"mode": Mode.ALL_HELD, "published": 9}, Status.PENDING, ["all_held"]),
        ({"under_attack": True, "published": 9}, Status.PENDING, ["attack"]),
        ({"body": "見て https://a.example/"}, Status.PENDING, ["link"]),
        ({"body": "見て https://a.example/", "published": 2}, Status.PUBLISHED, []),
        ({"body": "https://a.jp/ https://b.jp/ https://c.jp/", "published": 2}, Status.PENDING, ["link", "script"]),
        ({"signals": Signals(trap="x")}, Status.PENDING, ["trap"]),
        ({"signals": Signals(elapsed=900)}, Status.PENDING, ["fast"]),
        ({"signals": Signals(elapsed=9000)}, Status.PUBLISHED, []),
        ({"same_body": 1}, Status.PENDING, ["wave"]),
        ({"same_body": 3}, Status.SPAM, ["wave"]),
        ({"body": "同感です。", "same_body": 9}, Status.PUBLISHED, []),
        ({"body": "Good job, I liked this very much indeed"}, Status.PUBLISHED, ["script"]),
        ({"body": "这篇文章写得很好，我学到了很多新的知识，谢谢作者分享"}, Status.PUBLISHED, ["script"]),
        ({"rules": (("word", "参考", "hold"),)}, Status.PENDING, ["word"]),
        ({"rules": (("word", "参考", "spam"),)}, Status.SPAM, ["word"]),
        ({"body": "a.example.com", "rules": (("domain", "example.com", "spam"),)}, Status.SPAM, ["domain"]),
        ({"is_flood": True}, Status.PENDING, ["flood"]),
        ({"is_flood": True, "published": 2}, Status.PUBLISHED, []),
        ({"is_banned": True, "published": 9}, Status.SPAM, ["banned"]),
        ({"treatment": "always_hold", "published": 9}, Status.PENDING, ["always_hold"]),
        ({"refused": 3, "published": 2}, Status.PENDING, ["record"]),
        ({"signals": Signals(trap="x"), "body": "見て https://a.example/"}, Status.SPAM, ["link", "trap"]),
    ],
)
def test_each_sign_has_its_name_and_its_weight(circumstances, status, reasons):
    assert judged(**circumstances) == (status, reasons)
