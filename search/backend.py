"""Wagtail's PostgreSQL search, with the words of Japanese: for readers and, by settings, for the admin.

Named in WAGTAILSEARCH_BACKENDS. After a change of the dictionary or of
search/words.py, run `manage.py update_index`.
"""

from functools import cached_property

from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres import postgres
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import Fuzzy, MatchAll, Not, Phrase, PlainText
from wagtail.blocks import StreamValue

from search.lexemes import vector_text
from search.passages import Passage, Quotable, other_spellings, stream_passages
from search.query import Clause, Query
from search.synonyms import current_synonyms
from search.tsquery import LexemeQuery, clause_text, tsquery_text
from search.words import sentences

MADE = ["title", "body", "autocomplete", "title_text", "body_text"]
AT_ONCE = 50


class Indexer(postgres.ObjectIndexer):
    """One object's entry in the index. `body_text` holds what results quote from, as JSON (search/passages.py)."""

    def prepare_value(self, value):
        # On lines of their own, so that no phrase runs from one table cell into the next.
        if isinstance(value, (list, tuple)):
            return "\n".join(map(self.prepare_value, value))
        if isinstance(value, dict):
            return self.prepare_value(list(value.values()))
        return "" if value is None else super().prepare_value(value)

    @cached_property
    def prepared(self):
        """(field, weight, passage) for each text of the object, in the order of its search fields."""
        found = []
        for field in self.search_fields:
            # A filter's value, which may be another row, is not asked for.
            value = getattr(self.obj, field.field_name, None) if isinstance(field, SearchField) else None
            if isinstance(value, StreamValue):
                weight = postgres.get_weight(field.boost)
                found += [(field, weight, passage) for passage in stream_passages(value)]
            else:
                found += [(part, weight, Passage(text)) for part, weight, text in self.prepare_field(self.obj, field)]
        return [(field, weight, passage) for field, weight, passage in found if passage.text or passage.heading]

    def passages(self, *, kind=SearchField, is_title=False):
        """(passage, weight) for each."""
        return [
            (passage, weight)
            for field, weight, passage in self.prepared
            if isinstance(field, kind) and (kind is AutocompleteField or (field.field_name == "title") == is_title)
        ]

    @cached_property
    def cut_title(self):
        return cut(self.passages(is_title=True))

    @cached_property
    def cut_body(self):
        return cut(self.passages())

    @cached_property
    def title(self):
        return vector(self.cut_title)

    @cached_property
    def body(self):
        return vector(self.cut_body)

    @cached_property
    def autocomplete(self):
        return vector(cut(self.passages(kind=AutocompleteField)))

    @cached_property
    def title_text(self):
        return " ".join(passage.text for passage, _ in self.passages(is_title=True))

    @cached_property
    def body_text(self):
        passages = tuple(passage for passage, _ in self.passages())
        spellings = other_spellings(words for sentences, _ in self.cut_title + self.cut_body for words in sentences)
        return Quotable(passages, spellings).stored()


def cut(passages):
    return [(list(sentences(passage.whole)), weight) for passage, weight in passages]


def vector(cut_passages):
    return Cast(Value(vector_text(cut_passages), output_field=TextField()), SearchVectorField())


class Index(postgres.PostgresIndex):
    def add_items(self, model, objs):
        """In statements of AT_ONCE: `update_index` gives a thousand, over which the database would lose patience."""
        if not model.get_search_fields():
            return
        objs = list(objs)
        for start in range(0, len(objs), AT_ONCE):
            self.add_entries(model, [Indexer(obj, self.backend) for obj in objs[start : start + AT_ONCE]])

    def add_entries(self, model, indexers):
        entry, kind = self.entries.model, postgres.get_content_type_pk(model)
        entries = [
            entry(
                content_type_id=kind,
                object_id=indexer.id,
                title_norm=1.0,
                **{name: getattr(indexer, name) for name in MADE},
            )
            for indexer in indexers
        ]
        entry._default_manager.using(self.write_connection.alias).bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=[*MADE, "title_norm"],
        )

    def _refresh_title_norms(self, full=False):
        """Titles are weighed as they are: their lengths hardly differ, and a mean costs a look at every entry."""


class Compiler(postgres.PostgresSearchQueryCompiler):
    """Reads a query as search/query.py does, whichever form field it came from.

    `fields` is not heeded: a column without its words cut cannot be searched.
    """

    @cached_property
    def synonyms(self):
        return current_synonyms()

    def build_tsquery_content(self, query, config=None, invert=False):
        if isinstance(query, PlainText) and getattr(query, "operator", "and") == "and":
            text = self.plain_text(Query(query.query_string))
        elif isinstance(query, PlainText):
            clauses = (clause_text(clause, self.synonyms) for clause in Query(query.query_string).wanted)
            text = " | ".join(filter(None, clauses))
        elif isinstance(query, Phrase):
            text = clause_text(Clause(Query(query.query_string).text, is_phrase=True), self.synonyms)
        else:
            return super().build_tsquery_content(query, config, invert)  # And, Or, Not, Boost
        return LexemeQuery(f"!({text})" if invert and text else text)

    def plain_text(self, query: Query) -> str:
        return tsquery_text(query, self.synonyms)

    def get_search_vectors(self, search_query):
        return self.get_index_vectors(search_query)

    def search(self, config, start, stop, score_field=None, backend=None):
        if is_about_everything(self.query):
            return super().search(config, start, stop, score_field=score_field, backend=backend)
        query = self.build_tsquery(self.query, config=config)
        rank = self._build_rank_expression(self.get_index_vectors(query), config)
        return self._apply_ordering_and_scoring(self.containing(query), rank, start, stop, score_field)

    def containing(self, query):
        return self.queryset.alias(_words=words_of_entry()).filter(_words=query)


class AutocompleteCompiler(Compiler, postgres.PostgresAutocompleteQueryCompiler):
    """While somebody types: what begins so in titles and names, and all that the whole words would find."""

    def plain_text(self, query: Query) -> str:
        return tsquery_text(query, self.synonyms, unfinished=True)

    def containing(self, query):
        whole = Compiler(self.queryset, self.query)
        whole.synonyms = self.synonyms
        words = whole.build_tsquery(self.query)
        found = self.queryset.alias(_beginnings=F("index_entries__autocomplete"), _words=words_of_entry())
        return found.filter(Q(_beginnings=query) | Q(_words=words))

    def get_index_vectors(self, search_query):
        return [
            (F("index_entries__autocomplete"), 4.0),
            (F("index_entries__title"), 1.0),
            (F("index_entries__body"), 1.0),
        ]


def words_of_entry():
    """Title and body together: the expression of the index `search_words`."""
    return F("index_entries__title")._combine(F("index_entries__body"), "||", False)


def is_about_everything(query) -> bool:
    return isinstance(query, MatchAll | Fuzzy) or (isinstance(query, Not) and isinstance(query.subquery, MatchAll))


class SearchBackend(postgres.PostgresSearchBackend):
    index_class = Index
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
