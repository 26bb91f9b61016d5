"""Pictures: words for those who cannot see them."""

from collections.abc import Iterator

from articles.checks.finding import Finding, Place
from articles.checks.manuscript import Manuscript


def pictures_without_alt(manuscript: Manuscript) -> Iterator[Finding]:
    hero = manuscript.field("hero_image")
    if hero and is_silent(hero):
        yield without_alt(Place(("hero_image",), "扉の図"), "画像ライブラリで、この画像の代替テキストを書きます。")
    for part in manuscript.parts:
        image = part.value.get("image") if part.kind == "figure" else None
        if image and is_silent(image, own_words=part.value.get("alt")):
            yield without_alt(part.place.inside("alt"), "何が描かれ、何を示すかを、図か画像ライブラリに書きます。")


def is_silent(image, own_words: str = "") -> bool:
    return not image.is_decorative and not (own_words or image.description).strip()


def without_alt(place: Place, mend: str) -> Finding:
    return Finding("image_without_alt", "画像に代替テキストがありません。", place, mend)
