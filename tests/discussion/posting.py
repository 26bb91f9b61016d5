"""How a reader's browser posts, for tests."""

import json
import uuid

from discussion.senders import Draft, Sender

BODY = "記事の表がとても分かりやすかったです。続きも読みたいと思いました。"
OWN = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}


def post(client, page, *, headers=OWN, body=BODY, **data):
    data = {"submission_id": str(uuid.uuid4()), "body": body, **data}
    address = f"/discussion/{page.pk}/comments/"
    return client.post(address, json.dumps(data), content_type="application/json", **headers)


def reader(number=1, **fields) -> Sender:
    """A reader with an address of their own."""
    address = f"10.{number // 65536 % 256}.{number // 256 % 256}.{number % 256}"
    return Sender(**{"address": address, "network": address, "agent": "Test", **fields})


def draft(body=BODY, **fields) -> Draft:
    return Draft(body=body, **fields)
