"""Facts before the text, as YAML. Every value is written as JSON, which is YAML that nothing can break."""

import json
import re

# YAML takes none of these as they are, nor the escapes of half characters.
UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
HALVES = re.compile("[\ud800-\udfff]")


def front_matter(facts: dict[str, str | list[str]]) -> str:
    """Of strings and lists of strings, in their order; an empty value is left out."""
    lines = [f"{name}: {written(value)}" for name, value in facts.items() if value]
    return "\n".join(["---", *lines, "---"])


def written(value: str | list[str]) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", HALVES.sub("", text))
