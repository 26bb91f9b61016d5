"""Rules for what editors type."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from core.dates import PartialDate

validate_ascii_slug = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "半角の英小文字・数字・ハイフンだけで書いてください。例：gemini-3-pro",
)

validate_web_or_site_address = RegexValidator(
    r"^(?:https?://[^\s/]+|/(?![/\\]))\S*$",
    "https:// から始まるアドレスか、/ から始まるサイト内のアドレスにしてください。",
)


def validate_has_start(date: PartialDate) -> None:
    """Refuse a date that says only when something ended: 「2025年まで」."""
    if not date.start:
        raise ValidationError("始まりの日付を書いてください（例：2025年11月）。")


def validate_has_end(date: PartialDate) -> None:
    """Refuse a date that says only when something began: 「2025年から」."""
    if not date.end:
        raise ValidationError("終わりの日付を書いてください（例：2026年3月）。")
