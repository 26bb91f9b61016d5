"""Many events at once: pasted lines or a CSV file, shown as what they would change before anything is saved."""

import hashlib
from collections import Counter

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from timeline.exporters.csv_format import csv_lines
from timeline.importers import Outcome, State, UnreadableFile, compare, read_csv, read_lines
from timeline.importers.csv_format import decoded
from timeline.models import Event
from timeline.services import import_events

LINES, CSV = "lines", "csv"
MAX_UPLOAD_BYTES = 2 * 1024 * 1024  # what one form may carry back
TOO_LARGE = "大きすぎます。UTF-8で2MBまでに分けてください。"
NOT_AS_SHOWN = "確認のあとで、年表か内容が変わりました。もう一度確かめてください。"
EXAMPLE = "2026-Q1? | OpenAI | 件名 | リーク | https://example.com/"


class QuickEntryForm(forms.Form):
    """Its `rows` are what was read; a file goes before a text."""

    text = forms.CharField(
        label="貼り付ける",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": EXAMPLE, "spellcheck": "false"}),
    )
    file = forms.FileField(label="CSVファイル", required=False, allow_empty_file=True)
    format = forms.ChoiceField(choices=[(LINES, ""), (CSV, "")], required=False, widget=forms.HiddenInput)
    publish = forms.BooleanField(label="公開する", required=False)

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file is None and not text.strip():
            raise forms.ValidationError("出来事を貼り付けるか、CSVファイルを選んでください。")
        try:
            self.read(file, text, is_csv=cleaned.get("format") == CSV)
        except UnreadableFile as error:
            raise forms.ValidationError(str(error)) from error
        return cleaned

    def read(self, file, text: str, *, is_csv: bool) -> None:
        if file is not None and file.size > MAX_UPLOAD_BYTES:
            raise UnreadableFile(TOO_LARGE)
        content = file.read() if file is not None else text.encode(errors="surrogatepass") if is_csv else None
        self.format, self.source = (LINES, text) if content is None else (CSV, decoded(content))
        if carried_size(self.source) > MAX_UPLOAD_BYTES:
            raise UnreadableFile(TOO_LARGE)
        self.rows = read_lines(text) if content is None else read_csv(content)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(["timeline.add_event", "timeline.change_event"], raise_exception=True)
def quick_entry(request):
    may_publish = request.user.has_perm("timeline.publish_event")
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QuickEntryForm(*posted, initial={"publish": may_publish})
    context = {"form": form, "may_publish": may_publish, "example": EXAMPLE}
    if form.is_valid():
        outcomes = compare(form.rows, user=request.user, publish=may_publish)
        publish = may_publish and form.cleaned_data["publish"]
        if request.POST.get("seen") == fingerprint(outcomes):
            return save(request, outcomes, publish=publish)
        if request.POST.get("seen"):
            messages.warning(request, NOT_AS_SHOWN)
        context |= shown(outcomes) | {"format": form.format, "source": form.source}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "timeline/admin/quick_entry.html", context, status=status)


def carried_size(text: str) -> int:
    """Bytes of the text in the form that confirms it: UTF-8, with the two characters of a browser's line break."""
    return len(text.encode(errors="surrogatepass")) + text.count("\n")


def save(request, outcomes: list[Outcome], *, publish: bool):
    saved = import_events(outcomes, user=request.user, publish=publish)
    refused = sum(outcome.state == State.REFUSED for outcome in outcomes)
    later = sum(outcome.appears_later for outcome in outcomes if outcome.state == State.CHANGED) if publish else 0
    how = "公開しました" if publish else "下書きとして登録しました"
    waiting = f"{later}件は、予約の時刻に公開されます。" if later else ""
    left = f"取り込めなかった行が{refused}行あります。" if refused else ""
    messages.success(request, f"{len(saved) - later}件の出来事を{how}。{waiting}{left}")
    return redirect(reverse("wagtailsnippets_timeline_event:list"))


def shown(outcomes: list[Outcome]) -> dict:
    counts = Counter(outcome.state for outcome in outcomes)
    return {
        "outcomes": outcomes,
        "counts": [(state, counts[state]) for state in State],
        "to_save": counts[State.NEW] + counts[State.CHANGED],
        "seen": fingerprint(outcomes),
    }


def fingerprint(outcomes: list[Outcome]) -> str:
    """Of all that the table shows: another one says that something has changed since."""
    told = repr([(outcome.row, outcome.state, outcome.changes, outcome.reason) for outcome in outcomes])
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()


@require_safe
@permission_required("timeline.view_event", raise_exception=True)
def export_events(request):
    """All events as our CSV, for changing and reading in again; of those that readers do not see, the last draft.

    A few queries, and some more for each draft.
    """
    events = map(Event.as_latest, Event.objects.in_order().for_display())
    response = StreamingHttpResponse(csv_lines(events), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="events.csv"'
    return response
