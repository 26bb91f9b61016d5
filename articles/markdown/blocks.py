"""Every block of a section as Markdown, in the words of its template."""

from articles.blocks import QuoteBlock
from articles.markdown import escaping
from articles.markdown.rich_text import one_line, paragraphs
from articles.markdown.tables import comparison_table
from core.blocks import CalloutBlock
from core.pictures import filter_specs, find_renditions
from facts.status import Status
from timeline.figure.drawing import companies_of
from timeline.vocabulary import EventKind

# One of the widths that the page itself shows, so that no picture is made for this.
PICTURE_WIDTHS = [480, 800, 1200]


def section(value, setting) -> str:
    heading = escaping.heading(2, value["heading"]) if value["heading"] else ""
    return escaping.blocks([heading, *(block(child, setting) for child in value["content"])])


def block(child, setting) -> str:
    return WRITERS[child.block_type](child.value, setting)


def key_points(points) -> str:
    """Of key point values."""
    return "\n".join(escaping.item("-", key_point(point)) for point in points)


def key_point(point) -> str:
    if not point["text"]:
        return escaping.line(point["heading"])
    return f"{strong(point['heading'])}{escaping.HARD_BREAK}{escaping.lines(point['text'])}"


def boxed_points(value, setting) -> str:
    return escaping.blocks([strong(value["title"]), key_points(value["points"])])


def numbered_points(value, setting) -> str:
    return escaping.blocks(
        part
        for number, point in enumerate(value["points"], 1)
        for part in (escaping.heading(3, f"{number} {point['heading']}"), items("-", point["lines"], setting))
    )


def prose_list(value, setting) -> str:
    return items("1." if value["ordered"] else "-", value["lines"], setting)


def items(mark: str, lines, setting) -> str:
    marks = [f"{number}." if mark == "1." else mark for number, _ in enumerate(lines, 1)]
    return "\n".join(escaping.item(each, one_line(line, setting)) for each, line in zip(marks, lines, strict=True))


def quote(value, setting) -> str:
    """Words, who said them, and in brackets how sure that is and how they are given."""
    text = escaping.lines(value["text"])
    words = f"「{text}」" if value.is_bracketed else text
    original = value["original_text"]
    language = f"（{value.original_language_label}）" if value.original_language_label else ""
    return escaping.quoted(
        escaping.blocks(
            [
                words,
                f"原文{language}：{escaping.lines(original)}" if original else "",
                f"― {said_by(value, setting)}〔{Status(value['status']).label}・{value.wording_label}〕",
            ]
        )
    )


def said_by(value, setting) -> str:
    organisation, source = value["organisation"], value["source"]
    office = [entity_link(organisation, setting)] if organisation else []
    office += [escaping.inline(value["position"])] if value["position"] else []
    origin = [str(value["said_on"])] if value["said_on"] else []
    origin += [f"{escaping.inline(source_words(source))}{setting.cite(source)}"] if source else []
    note = "（訳は編集部）" if value["wording"] == QuoteBlock.WORDINGS[1][0] else ""
    return (
        strong(value["speaker"])
        + (f"（{'・'.join(office)}）" if office else "")
        + (f"　{'、'.join(origin)}" if origin else "")
        + note
    )


def source_words(source) -> str:
    return f"{source.publisher}「{source.title}」"


def entity_link(entity, setting) -> str:
    return escaping.link(escaping.inline(entity.name), setting.absolute(entity.get_absolute_url()))


def figure(value, setting) -> str:
    """The picture with its alternative text, then its caption and who made it."""
    picture = f"!{escaping.link(escaping.inline(value.alt_text), picture_url(value['image'], setting))}"
    credit = f"（{escaping.inline(value.credit_text)}）" if value.credit_text else ""
    return escaping.blocks([picture, f"図：{escaping.line(value['caption'])}{credit}"])


def picture_url(image, setting) -> str:
    """Of the largest WebP that the page shows; of the file as it is stored where that cannot be read."""
    renditions = find_renditions(image, filter_specs(PICTURE_WIDTHS, None))
    return setting.absolute(renditions["webp"][-1].url if renditions else image.file.url)


def statistics(value, setting) -> str:
    source = value["source"]
    foot = [f"{value['as_of']}時点"] if value["as_of"] else []
    foot += [f"出典：{escaping.line(source.publisher)}{setting.cite(source)}"] if source else []
    return escaping.blocks(["\n".join(escaping.item("-", number(each)) for each in value["figures"]), "　".join(foot)])


def number(figure) -> str:
    note = f"（{escaping.inline(figure['note'])}）" if figure["note"] else ""
    status = f"〔{Status(figure['status']).label}〕" if figure["status"] else ""
    return f"{escaping.line(figure['label'])}：{strong(figure['value'] + figure['unit'])}{note}{status}"


def callout(value, setting) -> str:
    title = value["title"] or dict(CalloutBlock.KINDS)[value["kind"]]
    speaker = f"― {escaping.line(value['speaker'])}" if value["speaker"] else ""
    return escaping.quoted(escaping.blocks([strong(title), paragraphs(value["body"], setting), speaker]))


def dialogue(value, setting) -> str:
    return escaping.blocks(f"{strong(turn['speaker'])}：{escaping.lines(turn['text'])}" for turn in value["turns"])


def timeline(value, setting) -> str:
    """Events in order of time, each with its date as far as it is known, its status and its sources."""
    events = "\n".join(escaping.item("-", event_line(event, setting)) for event in value.shown)
    note = escaping.line(value["note"])
    nothing = "この条件の出来事は、まだありません。"
    return escaping.blocks([f"**年表：{escaping.line(value['caption'])}**", events or nothing, note])


def event_line(event, setting) -> str:
    """Of an event loaded for display; no query."""
    title = escaping.link(escaping.inline(event.title), setting.absolute(event.get_absolute_url()))
    companies = "・".join(escaping.inline(company.name) for company in companies_of(event))
    status = f"〔{event.get_status_display()}〕" if event.status else ""
    kind = event.get_kind_display()
    if event.kind == EventKind.LEAD:
        kind += f"（{event.get_track_display()}：{escaping.inline(event.leader.name if event.leader else '拮抗')}）"
    sources = {entry.source_id: entry.source for entry in event.trail.all() if entry.source_id}
    said = "、".join(escaping.link(escaping.inline(each.publisher), each.url) for each in sources.values())
    lines = [
        "　".join(filter(None, [f"{event.when.short()}", companies, f"{title}{status}"])),
        escaping.line(event.summary),
        "　".join([kind, *([f"出典 {said}"] if said else [])]),
    ]
    return escaping.HARD_BREAK.join(filter(None, lines))


def strong(text: str) -> str:
    return escaping.marked("**", "strong", escaping.inline(" ".join(escaping.lines_of(text))))


WRITERS = {
    "paragraph": paragraphs,
    "numbered_points": numbered_points,
    "prose_list": prose_list,
    "quote": quote,
    "comparison_table": comparison_table,
    "timeline": timeline,
    "figure": figure,
    "statistics": statistics,
    "key_points": boxed_points,
    "callout": callout,
    "dialogue": dialogue,
}
