"""Personal data of a comment, in tables of its own. Rows go when they expire or the comment is taken back."""

from django.db import models

from .base import Record
from .comment import Comment


class CommentContact(Record):
    """The address that a commenter left, never shown. Nothing is sent to it before `confirmed_at`."""

    comment = models.OneToOneField(Comment, primary_key=True, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField("メールアドレス")
    wants_mail = models.BooleanField("通知を希望", default=False)
    confirmed_at = models.DateTimeField("確認日時", null=True, blank=True)
    created_at = models.DateTimeField("登録日時", auto_now_add=True)

    class Meta:
        verbose_name = "連絡先"
        verbose_name_plural = "連絡先"
        indexes = [models.Index(models.functions.Lower("email"), name="contact_email")]

    def __str__(self):
        return f"コメント{self.comment_id}の連絡先"


class CommentOrigin(Record):
    """From where a comment came, as hashes under the key `key_version` (models/hash_key.py)."""

    comment = models.OneToOneField(Comment, primary_key=True, on_delete=models.CASCADE, related_name="origin")
    key_version = models.PositiveIntegerField("鍵の版")
    address_hash = models.BinaryField("アドレスの要約", null=True)
    network_hash = models.BinaryField("ネットワークの要約", null=True)
    agent_hash = models.BinaryField("ブラウザーの要約", null=True)
    expires_at = models.DateTimeField("期限", db_index=True)

    class Meta:
        verbose_name = "発信元"
        verbose_name_plural = "発信元"
        indexes = [
            models.Index("address_hash", name="origin_address"),
            models.Index("network_hash", name="origin_network"),
        ]

    def __str__(self):
        return f"コメント{self.comment_id}の発信元"
