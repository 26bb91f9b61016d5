"""Who wrote the comments that are moderated, and why they were held."""

KEY = b"k" * 32
REASONS = [{"code": "word", "points": 40, "label": "言葉の一覧に一致", "words": ["儲かる"]}]
