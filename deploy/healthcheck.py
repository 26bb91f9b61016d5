"""Whether the app in this container answers; used by the image's HEALTHCHECK.

Asks as nginx would: for an allowed host, over what was https outside.
"""

import os
import sys
import urllib.request

port = os.environ.get("BIND", "127.0.0.1:8000").rpartition(":")[2]
request = urllib.request.Request(
    f"http://127.0.0.1:{port}/health/live",
    headers={"Host": os.environ["ALLOWED_HOSTS"].split(",")[0].strip(), "X-Forwarded-Proto": "https"},
)
try:
    urllib.request.urlopen(request, timeout=3)  # noqa: S310, the address is our own
except OSError as error:
    sys.exit(str(error))
