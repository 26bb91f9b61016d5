"""A reader's query written as PostgreSQL's tsquery."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import TextField, Value

from search.lexemes import neighbours, quoted
from search.query import Clause, Query
from search.synonyms import Sequence, Synonyms
from search.words import in_katakana, sentences


class LexemeQuery(SearchQuery):
    """A tsquery taken as it is written: no parser of PostgreSQL's cuts the lexemes once more.

    In a subquery, since the planner must not look at it: for a word that is in
    most texts it would rather read the whole table than the index, and thinks
    nothing of the size of what it has to read there.
    """

    def __init__(self, text: str):
        super().__init__(Value(text, output_field=TextField()), config="simple")

    def as_sql(self, compiler, connection, **kwargs):
        sql, params = compiler.compile(self.get_source_expressions()[-1])
        return f"(SELECT {sql}::tsquery)", params


def tsquery_text(query: Query, synonyms: Synonyms, *, unfinished: bool = False) -> str:
    """Empty when there is nothing to look for: no word at all, or nothing but exclusions.

    Args:
        unfinished: the last word may go on, as while it is being typed.
    """
    wanted = query.wanted
    required = [
        clause_text(clause, synonyms, unfinished=unfinished and clause is wanted[-1] and not clause.is_phrase)
        for clause in wanted
    ]
    required = [text for text in required if text]
    if not required:
        return ""
    refused = [clause_text(clause, synonyms) for clause in query.clauses if clause.is_excluded]
    return " & ".join([*required, *(f"!{text}" for text in refused if text)])


def clause_text(clause: Clause, synonyms: Synonyms, *, unfinished: bool = False) -> str:
    """`(…)`, or empty for a clause without words."""
    found = [
        sequence_text(words, in_order=clause.is_phrase, unfinished=unfinished)
        for words in alternatives(clause, synonyms)
    ]
    return f"({' | '.join(dict.fromkeys(found))})" if found else ""


def alternatives(clause: Clause, synonyms: Synonyms) -> list[Sequence]:
    """The clause as words, and all other ways to say the same.

    It is read alone and as within a sentence: 見方 alone is cut into 見 and 方.
    """
    readings = filter(None, (clause.text, f"の{clause.text}が", in_katakana(clause.text)))
    as_words = [tuple(word for words in sentences(text) for word in words) for text in readings]
    found = [way for words in as_words for way in synonyms.alternatives(clause.text, words)]
    return list(dict.fromkeys(found))


def sequence_text(words: Sequence, *, in_order: bool, unfinished: bool) -> str:
    """Words side by side: every two neighbours have to be there.

    Of a phrase, every three. A text that has A B and, elsewhere, B C is no match
    for the phrase A B C; one that has A B C and B C D apart passes for A B C D.
    """
    if len(words) == 1:
        forms = dict.fromkeys((words[0].canonical, words[0].spelling))
        return either(forms, unfinished=unfinished)
    length = 3 if in_order and len(words) > 2 else 2
    required = [quoted(neighbours(words[start : start + length])) for start in range(len(words) - length + 1)]
    if unfinished:  # スケ is a word of its own, but スケーリング is meant
        before, last = words[-2:]
        required[-1] = either(
            [f"{before.canonical} {form}" for form in (last.canonical, last.spelling)], unfinished=True
        )
    return f"({' & '.join(required)})"


def either(lexemes, *, unfinished: bool) -> str:
    end = ":*" if unfinished else ""
    return f"({' | '.join(quoted(lexeme) + end for lexeme in lexemes)})"
