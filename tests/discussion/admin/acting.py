"""What a moderator sends."""

from bs4 import BeautifulSoup
from django.urls import reverse

JSON = {"HTTP_ACCEPT": "application/json", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def decide(client, comment, action, *, as_json=True, **fields):
    """Decide about the comment as it was when it was last loaded."""
    seen = {"action": action, "revision": comment.revision, "seen_status": int(comment.status)}
    address = reverse("discussion_decide", args=[comment.pk])
    return client.post(address, seen | fields, **(JSON if as_json else {}))


def undo(client, token, **options):
    return client.post(reverse("discussion_undo"), {"undo": token}, **(options or JSON))


def words(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(soup.find("main").get_text(" ").split())


def form_fields(response, *, action) -> dict:
    """The hidden fields of the form that leads to an address, as a browser without JavaScript would send them."""
    form = BeautifulSoup(response.content, "html.parser").find("form", action=action)
    return {field["name"]: field.get("value", "") for field in form("input", type="hidden")}
