"""Files that pretend: whatever their name says, none breaks a view and none comes back as something that runs."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import UploadedFile

from core.models import SiteImage

pytestmark = pytest.mark.django_db

HTML = b"<!doctype html><html><body><script>alert(1)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JAPANESE = "モデル,日付\nGemini 3 Pro,2025年11月\n"
ACTIVE = ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/xml", "text/javascript")


def picture(kind="PNG", size=(64, 48)):
    written = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(written, kind)
    return written.getvalue()


def png_bomb(width=60_000, height=60_000):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def archive():
    written = BytesIO()
    with ZipFile(written, "w") as bundle:
        bundle.writestr("index.html", HTML)
    return written.getvalue()


NO_PICTURES = {
    "svg.svg": SVG,
    "svg.png": SVG,
    "svg.SVG.PNG": SVG,
    "xml.png": b'<?xml version="1.0"?>' + SVG,
    "html.jpg": HTML,
    "html.png": b"\x89PNG\r\n\x1a\n" + HTML,
    "gif-and-script.png": b"GIF89a=1;alert(1)//" + HTML,
    "jpeg-and-html.jpeg": b"\xff\xd8\xff\xe0" + HTML,
    "bomb.png": png_bomb(),
    "bomb-of-no-height.png": png_bomb(height=0),
    "cut.png": picture()[:60],
    "cut.webp": picture("WEBP")[:40],
    "cut.avif": picture("AVIF")[:40],
    "zip.png": archive(),
    "pdf.png": PDF,
    "empty.png": b"",
    "nul.png": b"\0" * 4096,
    "really-a-jpeg.png": picture("JPEG"),
    "real.gif": picture("GIF"),
    "real.tiff": picture("TIFF"),
    "real.bmp": picture("BMP"),
    "picture.png.html": picture(),
    "noname": picture(),
    "page.html": HTML,
    "script.js": b"alert(1)",
}
NO_DOCUMENTS = {
    "html.pdf": HTML,
    "HTML.PDF": HTML,
    "html.txt": HTML,
    "html.csv": b"  \r\n\t" + HTML,
    "html-with-bom.txt": b"\xef\xbb\xbf" + HTML,
    "html-in-utf-16.txt": HTML.decode().encode("utf-16"),
    "html-in-utf-16-without-bom.txt": HTML.decode().encode("utf-16-le"),
    "comment-first.txt": b"<!-- -->" + HTML,
    "svg.txt": SVG,
    "svg.csv": b'<?xml version="1.0"?>' + SVG,
    "svg.pdf": SVG,
    "html-then-pdf.pdf": HTML + PDF,
    "cut.pdf": PDF[:30],
    "head-only.pdf": b"%PDF-1.7",
    "zip.pdf": archive(),
    "pdf-with-zip-behind.pdf": PDF + b"\0" * 4096 + archive(),
    "zip.txt": archive(),
    "picture.txt": picture(),
    "empty.pdf": b"",
    "empty.txt": b"",
    "nul.txt": b"\0" * 64,
    "nul.csv": b"a,b\0c\n",
    "program.txt": b"MZ\x90\x00\x03",
    "escape.txt": b"\x1b]0;title\x07",
    "paper.pdf.html": PDF,
    "paper.html": HTML,
    "paper.svg": SVG,
    "paper.exe": b"MZ",
    "paper": PDF,
    "paper.pdf.": PDF,
}
PICTURES = {
    "with-html-behind.png": picture() + HTML,
    "with-zip-behind.jpg": picture("JPEG") + archive(),
    "LOUD.PNG": picture(),
    "page.html.png": picture(),
    "../../outside.png": picture(),
    "日本語\u202egnp.png": picture(),
}
DOCUMENTS = {
    "paper.pdf": PDF,
    "LOUD.PDF": PDF,
    "page.html.pdf": PDF,
    "with-script-inside.pdf": PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "utf-8.csv": JAPANESE.encode(),
    "excel.csv": JAPANESE.encode("utf-8-sig"),
    "shift-jis.csv": JAPANESE.encode("cp932"),
    "about-html.txt": "見出しは <h1> で囲む。<script>alert(1)</script>".encode(),
    "../../outside.txt": b"text",
}
VIEWS = {"image": ("wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create")}
VIEWS["document"] = tuple(name.replace("images", "docs") for name in VIEWS["image"])


def post_everywhere(client, kind, name, content):
    """Upload by itself, among several and in a chooser; the answers."""
    fields = {"title": "ファイル", "description": "説明", "collection": 1}
    prefix = f"{kind}-chooser-upload-"
    alone, several, chooser = (reverse(view) for view in VIEWS[kind])
    return [
        client.post(alone, {**fields, "file": SimpleUploadedFile(name, content)}),
        client.post(
            several,
            {**fields, "files[]": SimpleUploadedFile(name, content)},
            headers={"X-Requested-With": "XMLHttpRequest"},
        ),
        client.post(
            chooser,
            {
                **{prefix + key: value for key, value in fields.items()},
                prefix + "file": SimpleUploadedFile(name, content),
            },
        ),
    ]


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture_is_refused_in_every_form(admin_client, name):
    for response in post_everywhere(admin_client, "image", name, NO_PICTURES[name]):
        assert response.status_code == 200
    assert not SiteImage.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("name", NO_DOCUMENTS)
def test_what_is_no_document_is_refused_in_every_form(admin_client, name):
    for response in post_everywhere(admin_client, "document", name, NO_DOCUMENTS[name]):
        assert response.status_code == 200
    assert not get_document_model().objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("html.pdf", "PDFとして読めませんでした。"),
        ("nul.txt", "文章として読めませんでした。"),
        ("svg.csv", "ブラウザーが実行できるファイルは載せられません。"),
    ],
)
def test_a_refusal_says_in_japanese_what_to_do(admin_client, name, sentence):
    alone, several, chooser = post_everywhere(admin_client, "document", name, NO_DOCUMENTS[name])
    assert sentence in alone.content.decode()
    assert sentence in several.json()["error_message"]
    assert sentence in chooser.json()["htmlFragment"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_kept_without_what_was_hidden_in_it(admin_client, client, name):
    for response in post_everywhere(admin_client, "image", name, PICTURES[name]):
        assert response.status_code < 400
    images = SiteImage.objects.all()
    assert len(images) == 2
    for image in images:
        stored = image.file.open().read()
        assert b"<script" not in stored
        assert b"index.html" not in stored
        assert "/" not in image.filename
        served = client.get(image.get_rendition("width-40|format-webp").url)
        assert served["Content-Type"] == "image/webp"
        assert "sandbox" in served["Content-Security-Policy"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_handed_out_to_be_kept_and_can_run_nothing(admin_client, client, name):
    post_everywhere(admin_client, "document", name, DOCUMENTS[name])
    documents = get_document_model().objects.all()
    assert len(documents) == 3
    for document in documents:
        response = client.get(document.url)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] in ("default-src 'none'; sandbox", "sandbox; default-src 'none'")
        assert not response["Content-Type"].startswith(ACTIVE)
        assert b"".join(response.streaming_content) == DOCUMENTS[name]
