"""Why a comment is not shown: as moderators choose it, and as its author is told."""

from discussion.models import Comment

# {code: (label, cause)}
REASONS = {
    "off_topic": ("記事と関係がない", "記事の内容と関係がないため"),
    "abuse": ("誹謗中傷・差別", "人を傷つける表現があるため"),
    "privacy": ("個人情報", "個人の情報が含まれるため"),
    "advertising": ("宣伝", "宣伝にあたるため"),
    "unfounded": ("根拠のない断定", "根拠の分からない断定があるため"),
    "repeated": ("同じ内容の繰り返し", "同じ内容のコメントがすでにあるため"),
    "other": ("そのほか", ""),
}
REASON_CHOICES = [(code, label) for code, (label, _) in REASONS.items()]


def explanation(reason: str, to: int) -> str:
    """For the author of a comment that comes to this status by this reason; "" when the reason says nothing."""
    _, cause = REASONS.get(reason, ("", ""))
    outcome = "表示を取りやめました。" if to == Comment.Status.REMOVED else "載せませんでした。"
    return f"{cause}、{outcome}" if cause else ""
