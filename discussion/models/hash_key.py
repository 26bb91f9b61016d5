"""Keys under which addresses are hashed."""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import models

from .base import Record

SALT_BYTES = 32


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


class HashKey(Record):
    """One version of the key. The newest is in use; an old one is deleted with the last row that was hashed by it.

    The key itself is made of this salt and SECRET_KEY: neither a copy of the database nor the secret alone turns a
    hash back into an address, and once the salt is gone nothing does.
    """

    version = models.AutoField(primary_key=True)
    salt = models.BinaryField(default=new_salt)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "要約の鍵"
        verbose_name_plural = "要約の鍵"

    def __str__(self):
        return f"第{self.version}版"

    def hash(self, purpose: str, text: str) -> bytes:
        """32 bytes; the same text hashed for another purpose gives another value."""
        key = hmac.digest(settings.SECRET_KEY.encode(), b"discussion" + bytes(self.salt), hashlib.sha256)
        return hmac.digest(key, f"{purpose}\0{text}".encode(errors="surrogatepass"), hashlib.sha256)
