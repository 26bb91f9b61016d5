"""An application in miniature, to be killed: `postgres_drill.py FOLDER [durable] [write]`.

It prints the connection values and the seconds two calls of `ensure` took, or the sentence of the
refusal; then it lives until its input ends. Without `durable` the server is a throw-away one. With
`write` it stores one number after the other, and prints each only when the server has acknowledged it.
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psycopg

from airace.local_postgres import LocalPostgresError, ensure


def main() -> None:
    folder, *wishes = sys.argv[1:]
    options = {} if "durable" in wishes else {"durable": False}
    try:
        started = time.monotonic()
        address = ensure(Path(folder), **options)
        first = time.monotonic()
        ensure(Path(folder), **options)
    except LocalPostgresError as error:
        sys.exit(str(error))
    print(json.dumps({**address, "first": first - started, "again": time.monotonic() - first}), flush=True)
    if "write" in wishes:
        write(address)
    sys.stdin.read()


def write(address: dict[str, str]) -> None:
    with psycopg.connect(
        host=address["HOST"], port=address["PORT"], user=address["USER"], dbname=address["NAME"], autocommit=True
    ) as connection:
        connection.execute("create table if not exists row (id bigint primary key)")
        (number,) = connection.execute("select coalesce(max(id), 0) from row").fetchone()
        while True:
            number += 1
            connection.execute("insert into row values (%s)", [number])
            print(number, flush=True)


if __name__ == "__main__":
    main()
