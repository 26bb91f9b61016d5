"""Every URL pattern of the project, as the resolver knows them."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern

CONVERTED = re.compile(r"<(?:\w+:)?(\w+)>")
QUERY = "?id"
NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True)
class Pattern:
    """One line of the matrix: where it is, and which arguments its address needs."""

    route: str
    arguments: tuple[str, ...]
    pieces: tuple[tuple[str, bool], ...]  # (pattern, whether it is a regular expression)

    def address(self, values: dict) -> str:
        """The path with these values put in. A nameless group's value is called `0`, `1`, …, that of `?id=` QUERY."""
        path = "/" + "".join(fill(piece, regular, values) for piece, regular in self.pieces)
        return f"{path}?id={values[QUERY]}" if QUERY in values else path


def every_pattern() -> list[Pattern]:
    return [as_pattern(pieces) for pieces in walk(get_resolver().url_patterns, ())]


def walk(patterns, above):
    for entry in patterns:
        pieces = (*above, (str(entry.pattern), isinstance(entry.pattern, RegexPattern)))
        if isinstance(entry, URLPattern):
            yield pieces
        else:
            yield from walk(entry.url_patterns, pieces)


def as_pattern(pieces) -> Pattern:
    route = "".join(piece for piece, _ in pieces)
    named = [*CONVERTED.findall(route), *NAMED_GROUP.findall(route)]
    nameless = route.count("(") - route.count("(?")
    return Pattern(route, (*named, *map(str, range(nameless))), pieces)


def fill(piece: str, regular: bool, values: dict) -> str:
    if not regular:
        return CONVERTED.sub(lambda found: str(values[found[1]]), piece)
    text = piece.removeprefix("^").removesuffix("$").removesuffix("\\Z")
    filled = ""
    nameless = 0
    while text:
        if text[0] == "(":
            end = closing(text)
            group = text[1:end]
            if group.startswith("?P<"):
                filled += str(values[group[3 : group.index(">")]])
            elif group.startswith("?:"):
                filled += group[2:].split("|")[0]
            else:
                filled += str(values[str(nameless)])
                nameless += 1
            text = text[end + 1 :]
        elif text[0] == "\\":
            filled, text = filled + text[1], text[2:]
        else:
            filled, text = filled + text[0], text[1:]
    return filled


def closing(text: str) -> int:
    """Where the bracket that opens a text is closed."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return position
    raise ValueError(text)
