"""The form in which a document is uploaded: what it says it is, it has to be."""

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

PDF_HEAD = re.compile(rb"%PDF-\d\.\d")
PDF_END = b"%%EOF"
PDF_TAIL_BYTES = 2048
TEXT_ENCODINGS = ("utf-8-sig", "cp932")
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# How a page or a drawing begins; a browser that guesses looks no further.
MARKUP = re.compile(r"\s*<[a-z!?/]", re.IGNORECASE)


class DocumentField(WagtailDocumentField):
    """Takes a PDF that begins and ends as one, and text that is text and no page; the name alone proves nothing."""

    def to_python(self, data):
        file = super().to_python(data)
        if file:
            check = refuse_unless_pdf if PurePath(file.name).suffix.lower() == ".pdf" else refuse_unless_text
            check(file)
            file.seek(0)
        return file


def refuse_unless_pdf(file) -> None:
    file.seek(0)
    head = file.read(8)
    file.seek(max(0, file.size - PDF_TAIL_BYTES))
    if not PDF_HEAD.match(head) or PDF_END not in file.read():
        raise ValidationError(
            "PDFとして読めませんでした。途中で切れていないか、名前だけがPDFになっていないかを確かめてください。",
            code="not_pdf",
        )


def refuse_unless_text(file) -> None:
    file.seek(0)
    text = decoded(file.read())
    if text is None or NOT_IN_TEXT.search(text):
        raise ValidationError(
            "文章として読めませんでした。文字コードをUTF-8かShift_JISにして保存しなおしてください。", code="not_text"
        )
    if MARKUP.match(text):
        raise ValidationError(
            "HTMLやSVGなど、ブラウザーが実行できるファイルは載せられません。PDFにしてお試しください。", code="markup"
        )


def decoded(content: bytes) -> str | None:
    """The text, in the first encoding in which every byte makes sense; None when there is none."""
    for encoding in TEXT_ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


class SiteDocumentForm(BaseDocumentForm):
    """Wagtail's form for a document, whose file is looked into."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = DocumentField(label=field.label, widget=field.widget, required=field.required)
