"""A block that went in one section and came in another has moved."""

from dataclasses import replace

from core.comparison.blocks import SequenceItem, changed_part, difference
from core.comparison.changes import Kind, Place
from core.comparison.chosen import Chosen


def joined(places: list[Place], chosen: Chosen) -> list[Place]:
    """The places, each such pair told once, where the block is now."""
    removed = [place for place in places if place.kind is Kind.REMOVED]
    found = []
    for place in places:
        origin = next((old for old in removed if is_same(old.item, place.item)), None)
        if origin and place.kind is Kind.ADDED:
            removed = [old for old in removed if old is not origin]
            place = moved(origin, place, chosen)
        found.append(place)
    return [place for place in found if place.kind is not Kind.REMOVED or any(place is old for old in removed)]


def is_same(old: SequenceItem, new: SequenceItem | None) -> bool:
    """Known again by its id, or word for word."""
    if new is None or old.block.name != new.block.name:
        return False
    return (old.key is not None and old.key == new.key) or old.content == new.content


def moved(origin: Place, place: Place, chosen: Chosen) -> Place:
    note = f"{where(origin)}から{where(place)}へ移しました。"
    if origin.item.content == place.item.content:
        return replace(place, kind=Kind.MOVED, parts=(), note=note)
    part = changed_part(difference(place.item.block, origin.item.value, place.item.value, chosen), "")
    return replace(place, kind=Kind.CHANGED, parts=part.parts or (part,), note=note)


def where(place: Place) -> str:
    return place.trail[-2] if len(place.trail) > 1 else "ここ"
