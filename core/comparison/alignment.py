"""Which item of a list became which of another: kept, moved, removed or added."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

# Pairs that may be weighed against each other; of longer lists only equal keys are paired.
MAX_WEIGHED_PAIRS = 10_000


@dataclass(frozen=True)
class Pair:
    """Positions of one item before and after; None where it is not there."""

    old: int | None
    new: int | None
    moved: bool = False


def align(
    old: Sequence[Item],
    new: Sequence[Item],
    *,
    key: Callable[[Item], Hashable],
    likeness: Callable[[Item, Item], float],
) -> list[Pair]:
    """The pairs in the new order, each removed item behind what stood before it.

    Args:
        key: items with the same key are one item; None has no equal.
        likeness: how well two of the others go together, the best first; at 0 they do not.
    """
    partner = pair_by_key([key(item) for item in old], [key(item) for item in new])
    pair_by_likeness(partner, old, new, likeness)
    old_of = {after: before for before, after in partner.items()}
    kept = in_order([old_of[after] for after in sorted(old_of)])
    pairs = [
        Pair(old_of.get(after), after, moved=after in old_of and old_of[after] not in kept) for after in range(len(new))
    ]
    return with_removed(pairs, [number for number in range(len(old)) if number not in partner], kept)


def pair_by_key(old_keys: list, new_keys: list) -> dict[int, int]:
    """New positions by old ones; the first of equals goes to the first."""
    waiting = defaultdict(list)
    for number, key in enumerate(old_keys):
        if key is not None:
            waiting[key].append(number)
    return {waiting[key].pop(0): number for number, key in enumerate(new_keys) if waiting.get(key)}


def pair_by_likeness(partner: dict[int, int], old: Sequence[Item], new: Sequence[Item], likeness) -> None:
    left = [number for number in range(len(old)) if number not in partner]
    right = sorted(set(range(len(new))) - set(partner.values()))
    if len(left) * len(right) > MAX_WEIGHED_PAIRS:
        return
    weighed = [(likeness(old[before], new[after]), before, after) for before in left for after in right]
    taken = set()
    for weight, before, after in sorted(weighed, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[2])):
        if weight > 0 and before not in partner and after not in taken:
            partner[before] = after
            taken.add(after)


def in_order(numbers: list[int]) -> set[int]:
    """The longest ascending selection: what is not in it has moved."""
    tails, tail_at, previous = [], [], {}
    for number in numbers:
        place = bisect_left(tails, number)
        previous[number] = tail_at[place - 1] if place else None
        tails[place : place + 1] = [number]
        tail_at[place : place + 1] = [number]
    kept, number = set(), tail_at[-1] if tail_at else None
    while number is not None:
        kept.add(number)
        number = previous[number]
    return kept


def with_removed(pairs: list[Pair], removed: list[int], kept: set[int]) -> list[Pair]:
    """Each removed item behind the nearest that stood before it and has stayed in its order, else at the front."""
    anchors = sorted(kept)
    behind = defaultdict(list)
    for number in removed:
        place = bisect_left(anchors, number)
        behind[anchors[place - 1] if place else None].append(Pair(number, None))
    woven = behind[None]
    for pair in pairs:
        woven.append(pair)
        woven += behind.get(pair.old, ()) if pair.old is not None else ()
    return woven
