"""The hash by which a Content-Security-Policy allows one inline style sheet."""

import base64
import hashlib
import re


def style_hash(html: str) -> str:
    """`'sha256-…'` of the first `<style>` element's content; raises ValueError when there is none."""
    found = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    if not found:
        raise ValueError("no <style> in this page")
    digest = hashlib.sha256(found[1].encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
