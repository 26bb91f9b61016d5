"""Lists of words and domains, found inside Japanese text, where no space parts words.

Words are found by an Aho–Corasick automaton: one step for each character of the text however many words there are,
because a failed match goes on from its longest end that begins another word and never looks back. A regular
expression of alternatives would try every word at every place.
"""

import re
import unicodedata
from collections import deque
from functools import lru_cache

from discussion.texts import squeezed

# Whole runs, cut apart afterwards: a pattern of host names would look back.
HOST_RUN = re.compile(r"[a-z0-9.-]+")


class Automaton:
    """`find(text)` gives the numbers of the words that occur in a squeezed text, each once."""

    def __init__(self, words):
        self.steps, self.falls, self.ends = [{}], [0], [set()]
        for number, word in enumerate(words):
            state = 0
            for character in word:
                state = self.steps[state].setdefault(character, len(self.steps))
                if state == len(self.falls):
                    self.steps.append({})
                    self.falls.append(0)
                    self.ends.append(set())
            if word:
                self.ends[state].add(number)
        self.connect()

    def connect(self):
        waiting = deque(self.steps[0].values())
        while waiting:
            state = waiting.popleft()
            for character, after in self.steps[state].items():
                self.falls[after] = self.step(self.falls[state], character)
                self.ends[after] |= self.ends[self.falls[after]]
                waiting.append(after)

    def step(self, state: int, character: str) -> int:
        while state and character not in self.steps[state]:
            state = self.falls[state]
        return self.steps[state].get(character, 0)

    def find(self, text: str) -> set[int]:
        state, found = 0, set()
        for character in text:
            state = self.step(state, character)
            found |= self.ends[state]
        return found


@lru_cache(maxsize=4)
def automaton_of(words: tuple[str, ...]) -> Automaton:
    return Automaton([squeezed(word) for word in words])


def words_in(text: str, words: tuple[str, ...]) -> list[str]:
    """Those of the words that occur, whatever their width, case or kana."""
    return [words[number] for number in sorted(automaton_of(words).find(squeezed(text)))]


def domains_in(text: str, domains: tuple[str, ...]) -> list[str]:
    """Those of the domains that the text names, or a host below them."""
    runs = HOST_RUN.findall(unicodedata.normalize("NFKC", text).casefold())
    hosts = {end for run in runs for end in ends_of(run.strip(".-"))}
    return [domain for domain in domains if domain.casefold().strip(" .") in hosts]


def ends_of(host: str) -> list[str]:
    """`a.b.example.com`, `b.example.com`, `example.com`, … at most six of them."""
    labels = host.split(".")
    return [".".join(labels[-count:]) for count in range(2, min(len(labels), 7) + 1)]
