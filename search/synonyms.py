"""Names of one and the same thing, from the entities that the editors keep: OpenAI, オープンAI, おーぷんえーあい."""

import re
import threading
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, Count, F, Func, IntegerField, Sum, Value
from django.db.models.functions import Cast, Concat

from facts.models import Entity
from search.words import HIRAGANA, TO_KATAKANA, Word, fold, sentences

MOST_ALTERNATIVES = 16
NOT_SOUNDED = re.compile(r"[\W_ー]+")

Sequence = tuple[Word, ...]


@dataclass(frozen=True)
class Synonyms:
    """
    Attributes:
        by_words: canonical words of a name → all names of the things called so.
        by_sound: a name without spaces, marks and long vowels, kana as katakana → the same.
    """

    by_words: dict[tuple[str, ...], list[Sequence]] = field(default_factory=dict)
    by_sound: dict[str, list[Sequence]] = field(default_factory=dict)

    def alternatives(self, text: str, words: Sequence) -> list[Sequence]:
        """Ways to say the same as this clause, itself first; at most MOST_ALTERNATIVES."""
        found = [words, *self.by_sound.get(sound(text), [])]
        found += self._with_names_replaced(words)
        return list(dict.fromkeys(filter(None, found)))[:MOST_ALTERNATIVES]

    def _with_names_replaced(self, words: Sequence) -> list[Sequence]:
        heads = [()]
        place = 0
        while place < len(words):
            length, names = self._name_at(words, place)
            tails = [words[place : place + length], *names]
            heads = [head + tail for head in heads for tail in tails][:MOST_ALTERNATIVES]
            place += length
        return heads

    def _name_at(self, words: Sequence, place: int) -> tuple[int, list[Sequence]]:
        """The longest name that begins here, as its number of words and its synonyms."""
        for end in range(min(len(words), place + 8), place, -1):
            names = self.by_words.get(tuple(word.canonical for word in words[place:end]))
            if names:
                return end - place, names
        return 1, []


def sound(text: str) -> str:
    return NOT_SOUNDED.sub("", fold(text).translate(TO_KATAKANA))


def current_synonyms() -> Synonyms:
    """Those of this moment. One query, and one more in each process after an entity has changed."""
    global _known
    state = state_of_names()
    with _lock:
        if _known[0] != state:
            _known = (state, build())
        return _known[1]


_lock = threading.Lock()
_known: tuple = (None, Synonyms())


def state_of_names() -> tuple:
    """Another value whenever any name of any entity is another, in whichever process that was done."""
    names = Concat(
        "name", Value("\n"), "name_ja", Value("\n"), "reading", Value("\n"), Cast("aliases", CharField()), Value("\n"),
        Cast("pk", CharField()),
    )  # fmt: skip
    mark = Func(names, function="hashtext", output_field=IntegerField())
    found = Entity._base_manager.aggregate(count=Count("pk"), mark=Sum(mark, default=0), newest=Sum(F("pk"), default=0))
    return tuple(found.values())


def build() -> Synonyms:
    by_words, by_sound = defaultdict(list), defaultdict(list)
    for name, name_ja, reading, aliases in Entity._base_manager.values_list("name", "name_ja", "reading", "aliases"):
        spellings = [spelling for spelling in (name, name_ja, *aliases) if spelling]
        sequences = {spelling: next(sentences(spelling), ()) for spelling in spellings}
        names = list(dict.fromkeys(tuple(words) for words in sequences.values() if words))
        for spelling in (*spellings, reading):
            by_sound[sound(spelling)] += names
        for spelling, words in sequences.items():
            # めた within 始めた is no name.
            if words and not HIRAGANA.fullmatch(spelling):
                by_words[tuple(word.canonical for word in words)] += names
    by_sound.pop("", None)
    return Synonyms(dict(by_words), dict(by_sound))
