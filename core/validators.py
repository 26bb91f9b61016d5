"""Rules for what editors type."""

from django.core.validators import RegexValidator

validate_ascii_slug = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "半角の英小文字・数字・ハイフンだけで書いてください。例：gemini-3-pro",
)

validate_web_or_site_address = RegexValidator(
    r"^(?:https?://[^\s/]+|/(?![/\\]))\S*$",
    "https:// から始まるアドレスか、/ から始まるサイト内のアドレスにしてください。",
)
