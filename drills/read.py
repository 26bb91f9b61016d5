"""How fast the main article is read, uncached, beside an answer that costs nothing.

    make demo PORT=8123            # in another window
    var/venv/bin/python drills/read.py --port 8123

Both are asked in turn, round after round, by the same clients over kept connections, so that a machine whose
speed drifts treats both alike. What counts is the ratio. Sends requests to this machine only.
"""

import argparse
import http.client
import statistics
import threading
import time

ARTICLE = "/articles/openai-chases-google/"
CONSTANT = "/health/live"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=5, help="of each round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    rates = {ARTICLE: [], CONSTANT: []}
    latencies = {ARTICLE: [], CONSTANT: []}
    for path in (CONSTANT, ARTICLE):
        ask(options.port, path, options.clients, 1)
    for _ in range(options.rounds):
        for path in (CONSTANT, ARTICLE):
            taken = ask(options.port, path, options.clients, options.seconds)
            rates[path].append(len(taken) / options.seconds)
            latencies[path] += taken
    for path in (CONSTANT, ARTICLE):
        cuts = statistics.quantiles(latencies[path], n=100)
        print(
            f"{path:34} {statistics.median(rates[path]):8.1f} req/s   p50 {cuts[49]:6.1f} ms   p99 {cuts[98]:6.1f} ms"
        )
    ratio = statistics.median(rates[ARTICLE]) / statistics.median(rates[CONSTANT])
    print(f"article ÷ constant answer: {ratio:.3f}")


def ask(port: int, path: str, clients: int, seconds: float) -> list[float]:
    """Milliseconds of every answer that these clients got in this time. Raises when one is not 200."""
    taken, failures, end = [], [], time.monotonic() + seconds

    def client():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end and not failures:
            start = time.perf_counter()
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                failures.append(response.status)
            taken.append((time.perf_counter() - start) * 1000)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(f"{path} answered {failures[0]}")
    return taken


if __name__ == "__main__":
    main()
