"""Pictures in templates: AVIF and WebP in several widths, with their size, so that nothing jumps."""

from django import template
from django.utils.html import format_html, format_html_join

from core.pictures import filter_specs, find_renditions

register = template.Library()


@register.simple_tag
def picture(image, widths="480,800,1200", sizes="100vw", ratio="", alt=None, eager=False, **attributes):
    """A `<picture>`, or a labelled placeholder when the file cannot be read.

    Args:
        image: a SiteImage, or None (nothing is written).
        widths: the widths offered, in pixels, ascending, comma-separated.
        sizes: the HTML attribute of that name.
        ratio: `"3:2"` crops around the focal point; empty keeps the picture whole.
        alt: "" for decoration; without it the image's own text.
        eager: loaded first (the one large picture at the top), not when scrolled to.
        attributes: further attributes of the `<img>`; `class` is written `class`.
    """
    if image is None:
        return ""
    alt = image.default_alt_text if alt is None else alt
    shape = tuple(int(side) for side in ratio.split(":")) if ratio else None
    renditions = find_renditions(image, filter_specs([int(width) for width in widths.split(",")], shape))
    if renditions is None:
        return placeholder(image, alt, attributes)
    *better, (_, plain) = renditions.items()
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((name, srcset(group), sizes) for name, group in better),
    )
    largest = plain[-1]
    loading = {"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}></picture>',
        sources,
        largest.url,
        srcset(plain),
        sizes,
        largest.width,
        largest.height,
        alt,
        flat({**loading, **attributes}),
    )


def placeholder(image, alt, attributes):
    classes = f"{attributes.pop('class', '')} picture-missing".strip()
    if not alt:
        return format_html('<span class="{}" aria-hidden="true"{}></span>', classes, flat(attributes))
    return format_html('<span class="{}" role="img" aria-label="{}"{}></span>', classes, alt, flat(attributes))


def srcset(renditions):
    # A small original gives the same width twice.
    widest_once = {rendition.width: rendition for rendition in renditions}
    return ", ".join(f"{rendition.url} {width}w" for width, rendition in widest_once.items())


def flat(attributes):
    return format_html_join("", ' {}="{}"', attributes.items())
