"""What the address of a result page asks for."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404

from core.dates import PartialDate
from core.fields import parse_or_refuse
from core.validators import validate_has_end, validate_has_start
from search.exceptions import UnreadablePeriodError
from search.query import Query
from search.results import Kind, Order, Results


@dataclass(frozen=True)
class Question:
    """
    Attributes:
        kind: "" for all kinds.
        since, until: as typed; empty for an open end.
    """

    query: Query
    kind: str = ""
    order: str = Order.RELEVANCE
    since: str = ""
    until: str = ""

    @classmethod
    def asked_in(cls, parameters) -> "Question":
        """Raises Http404 for a kind or an order that does not exist: no link leads there."""
        kind, order = parameters.get("kind", ""), parameters.get("order", Order.RELEVANCE)
        if kind not in ("", *Kind.values) or order not in Order.values:
            raise Http404("no such kind or order")
        since, until = (Query(parameters.get(name, "")).text for name in ("from", "to"))
        return cls(Query(parameters.get("q", "")), kind, order, since, until)

    def results(self) -> Results:
        """Raises UnreadablePeriodError when a day cannot be read, or the last comes before the first."""
        since = period("いつから", self.since, validate_has_start)
        until = period("いつまで", self.until, validate_has_end)
        first, last = since and since.lo, until and until.hi
        if first and last and first > last:
            raise UnreadablePeriodError("期間の終わりが、始まりより前になっています。入れ替えてください。")
        return Results(self.query, self.kind, self.order, first, last)

    def address(self, **changes) -> str:
        """`?q=…` with these changes, without what is as it is anyway."""
        asked = replace(self, **changes)
        order = "" if asked.order == Order.RELEVANCE else asked.order
        named = {"q": asked.query.text, "kind": asked.kind, "order": order, "from": asked.since, "to": asked.until}
        return "?" + urlencode({name: str(value) for name, value in named.items() if value})

    @property
    def kinds(self) -> list[tuple[str, str, str]]:
        """(kind, label, address) of everything and of each kind."""
        return [(kind, label, self.address(kind=kind)) for kind, label in [("", "すべて"), *Kind.choices]]

    @property
    def orders(self) -> list[tuple[str, str, str]]:
        return [(order, label, self.address(order=order)) for order, label in Order.choices]


def period(name: str, typed: str, validate) -> PartialDate | None:
    try:
        if date := parse_or_refuse(typed):
            validate(date)
    except ValidationError as error:
        raise UnreadablePeriodError(f"{name}：{error.message}") from error
    return date
