"""Finds English that is left in what the admin shows, whoever wrote it."""

import json
import re

from bs4 import BeautifulSoup, Comment, NavigableString

ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "label", "data-w-tooltip-content-value"]
# A counter of nothing says None, and a button of the date picker something else: neither is ever seen.
UNSEEN = "script, style, textarea, head, code, kbd, [data-side-panel-toggle-counter], .xdsoft_save_selected"

# What an editor calls by the same name in Japanese, and the keys of the keyboard.
NAMES = "Wagtail airace OpenAI Google Anthropic Gemini GPT ChatGPT Meta Microsoft NVIDIA DeepSeek xAI Bluesky LINE"
PROGRAMS = "JavaScript Excel LibreOffice Sheets Mac Authenticator"
TERMS = "URL API CDN HTML ID UTC OS AI SNS TK TOTP QR CC BY KB MB GB px"
FORMATS = "PDF CSV TSV XLSX JPEG JPG PNG WEBP AVIF jpg png pdf csv txt"
KEYS = "Ctrl Alt Shift Enter Esc Tab Delete Home End"
ALLOWED = {*NAMES.split(), *PROGRAMS.split(), *TERMS.split(), *FORMATS.split(), *KEYS.split()}
# Addresses, file names and what is typed as it stands.
LITERAL = re.compile(
    r"https?://[\w./:\[\]-]+|[\w.+-]+@[\w.-]+|/[a-z][\w./-]*|v\d[\d.]*"
    r"|(?<![A-Za-z])(?:[\w-]+\.[a-z]+|[a-z0-9]+(?:-[a-z0-9]+)+)\b",
    re.ASCII,
)
WORD = re.compile(r"[A-Za-z]{2,}")


def english(texts, *, known=frozenset()) -> list[str]:
    """Those of the texts that hold a Latin word which is neither a name, a term nor known, once each."""
    return [text for text in dict.fromkeys(texts) if set(WORD.findall(LITERAL.sub(" ", text))) - ALLOWED - known]


def shown_by(response) -> list[str]:
    """What a person reads or hears of an answer: of a page, or of a window that comes as JSON."""
    kind = response.headers.get("Content-Type", "")
    if "json" in kind:
        html = " ".join(text for text in strings_of(json.loads(response.content)) if "<" in text or " " in text)
    elif "html" in kind:
        html = response.content.decode()
    else:
        return []
    return list(texts_of(html))


def strings_of(answer):
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict | list):
        for part in answer.values() if isinstance(answer, dict) else answer:
            yield from strings_of(part)


def texts_of(html: str):
    soup = BeautifulSoup(html, "html.parser")
    if soup.title:
        yield soup.title.get_text(" ", strip=True)
    for tag in soup.select(UNSEEN):
        tag.decompose()
    for element in soup.find_all(True):
        yield from (element[name] for name in ATTRIBUTES if element.get(name))
        if element.name == "input" and element.get("type") in ("submit", "button", "reset"):
            yield element.get("value", "")
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and not isinstance(text, Comment) and text.strip():
            yield " ".join(text.split())
