"""The timeline as a schema.org Dataset, for search engines of data."""

import datetime as dt

from timeline import licence
from timeline.exporters.formats import FORMATS

DESCRIPTION = "AI開発の競争の出来事を、日付の精度、確かさ、出典とともに収めたデータ。"


def dataset_of(page, metadata, changed_at: dt.datetime | None) -> dict:
    """`metadata` is what machines are told of the page; `changed_at` the newest change of an event, if known."""
    root = metadata.url.removesuffix("/").rpartition("/")[0]
    described = {
        "@type": "Dataset",
        "name": page.title,
        "description": metadata.description,
        "url": metadata.url,
        "image": metadata.image_url,
        "inLanguage": "ja",
        "license": licence.URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": licence.CREDIT, "url": f"{root}/"},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form.media_type, "contentUrl": f"{root}{form.path}"}
            for form in FORMATS
        ],
    }
    if changed_at:
        described["dateModified"] = changed_at.isoformat()
    return described
