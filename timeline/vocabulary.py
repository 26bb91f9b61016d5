"""The words by which events are sorted: what happened, and in which contest somebody leads."""

from django.db import models

from facts.status import Status

UNCONFIRMED = (Status.ESTIMATED, Status.LEAKED, Status.SPECULATED)


class EventKind(models.TextChoices):
    RELEASE = "release", "公開"
    LEAK = "leak", "リーク"
    STRATEGY = "strategy", "戦略"
    PEOPLE = "people", "人事"
    MONEY = "money", "資金"
    REGULATION = "regulation", "規制"
    INCIDENT = "incident", "障害・事故"
    PRODUCT = "product", "製品"
    RETIREMENT = "retirement", "提供終了"
    LEAD = "lead", "首位"
    PERIOD = "period", "時期"


class Track(models.TextChoices):
    """The contests in which the publication says who leads."""

    OVERALL = "overall", "総合"
    CODING = "coding", "コーディング"
    REASONING = "reasoning", "推論"
    OPEN = "open", "公開モデル"
    IMAGE = "image", "画像"
    VIDEO = "video", "動画"
    VOICE = "voice", "音声"
    AGENTS = "agents", "エージェント"
    PRICE = "price", "価格"
