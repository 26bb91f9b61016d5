"""The figure in one Japanese sentence for each track."""

from collections.abc import Iterable

from .band import Band


def sentence_of(bands: Iterable[Band], event_count: int) -> str:
    """What the band shows, else how many events there are; "" for no events at all."""
    told = [sentence for band in bands if (sentence := told_of(band))]
    if told:
        return "".join(told)
    return f"{event_count}件の出来事を企業ごとに並べた図です。" if event_count else ""


def told_of(band: Band) -> str:
    if not band.reigns:
        return ""
    first, current = band.reigns[0], band.current
    if not band.changes:
        return f"{band.track}：{current.when}から{f'{current.name}が首位' if current.name else '拮抗'}。"
    leader = current.name or "拮抗"
    return f"{band.track}：{first.when}から首位交代は{band.changes}回。現在は{leader}（{current.when}から）。"
