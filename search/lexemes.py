"""Words written as PostgreSQL's tsvector.

Besides each word, in both its forms, every two and every three neighbours are a
lexeme of their own (`事前 学習`). An index knows lexemes but not their places, so
without these each text that has all the words would have to be read to see
whether they stand side by side.
"""

from collections.abc import Iterable

from search.words import Word

LAST_PLACE = 16_383  # a tsvector has no further ones
PLACES_EACH = 255
# A tsvector holds 1,048,575 bytes, and the index is over two of them joined.
MOST_BYTES = 900_000


def vector_text(cut_texts: Iterable[tuple[list[list[Word]], str]]) -> str:
    """A tsvector's text for (sentences, weight) pairs; a weight is a letter from A to D.

    What no longer fits is left out: in a text of some 50,000 characters first
    the threes, in one of 100,000 the twos, and words never.
    """
    words, twos, threes = {}, {}, {}
    place = 0
    for sentences, weight in cut_texts:
        for sentence in sentences:
            place += 1
            for number, word in enumerate(sentence):
                place += 1
                here = f"{min(place, LAST_PLACE)}{weight}"
                for form in {word.canonical, word.spelling}:
                    words.setdefault(form, []).append(here)
                if number:
                    twos.setdefault(neighbours(sentence[number - 1 : number + 1]), []).append(here)
                if number > 1:
                    threes[neighbours(sentence[number - 2 : number + 1])] = ()
    return " ".join(fitting(words, twos, threes))


def fitting(*kinds: dict[str, list[str]]) -> Iterable[str]:
    bytes_left = MOST_BYTES
    for lexemes in kinds:
        for lexeme, places in lexemes.items():
            kept = places[:PLACES_EACH]
            bytes_left -= len(lexeme.encode()) + 2 * len(kept) + 8
            if bytes_left < 0:
                return
            yield f"{quoted(lexeme)}:{','.join(kept)}" if kept else quoted(lexeme)


def neighbours(words: Iterable[Word]) -> str:
    """Words side by side as one lexeme, always in their canonical forms."""
    return " ".join(word.canonical for word in words)


def quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
