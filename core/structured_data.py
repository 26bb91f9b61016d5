"""What a page says of itself to machines, in the words of schema.org."""

import json
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

PUBLICATION = "airace"
LOGO, LOGO_SIZE = "img/icon-512.png", 512
CORRECTIONS = "/corrections/"


def json_ld(data: dict) -> SafeString:
    """The text of a script element: nothing in it can end that element, or begin a comment there."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    text = text.encode("utf-8", "backslashreplace").decode()  # lone surrogates
    return mark_safe(text)  # noqa: S308 - no character of markup is left


def graph(things: list[dict]) -> SafeString:
    return json_ld({"@graph": things})


def organization(root: str, principles: str = "") -> dict:
    """The publication; `principles` is the address of its editorial policy, where it has one."""
    described = {
        "@type": "NewsMediaOrganization",
        "@id": f"{root}/#organization",
        "name": PUBLICATION,
        "url": f"{root}/",
        "logo": picture(urljoin(f"{root}/", static(LOGO)), LOGO_SIZE, LOGO_SIZE),
        "correctionsPolicy": f"{root}{CORRECTIONS}",
    }
    return {**described, "publishingPrinciples": principles} if principles else described


def web_site(root: str, description: str) -> dict:
    return {
        "@type": "WebSite",
        "@id": f"{root}/#website",
        "name": PUBLICATION,
        "url": f"{root}/",
        "description": description,
        "inLanguage": "ja",
        "publisher": {"@id": f"{root}/#organization"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{root}/search/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_list(trail, here: str, url: str) -> dict:
    """`trail` is (title, address) from the front page down; the page itself, at `url`, ends the list."""
    steps = [*((title, urljoin(url, address)) for title, address in trail), (here, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": address}
            for position, (title, address) in enumerate(steps, 1)
        ],
    }


def web_page(url: str, name: str, description: str, *, kind: str = "WebPage", **more) -> dict:
    return {"@type": kind, "@id": url, "url": url, "name": name, "description": description, "inLanguage": "ja", **more}


def picture(url: str, width: int, height: int, caption: str = "") -> dict:
    described = {"@type": "ImageObject", "url": url, "width": width, "height": height}
    return {**described, "caption": caption} if caption else described
