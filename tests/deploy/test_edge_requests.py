"""What deploy/nginx.conf lets through to the app, and how it hands out files and answers."""

import json
import socket

import pytest

pytestmark = pytest.mark.needs("nginx")


def test_headers_that_claim_who_asks_are_overwritten(edge):
    answer = edge.get(
        "/echo/",
        X_Forwarded_For="203.0.113.9",
        X_Real_IP="203.0.113.9",
        X_Forwarded_Proto="gopher",
        X_Forwarded_Host="evil.example",
        X_Forwarded_Port="99",
        X_Request_ID="mine",
        Forwarded="for=203.0.113.9",
        Proxy="http://evil.example",
        X_Cache_Drop="1",
    )
    received = json.loads(answer.text)
    assert received["x-forwarded-for"] == received["x-real-ip"] == "127.0.0.1"
    assert received["x-forwarded-proto"] == "https"
    assert received["x-forwarded-host"] == received["host"] == edge.host
    assert received["x-request-id"] != "mine"
    assert not {"forwarded", "proxy", "x-forwarded-port", "x-cache-drop", "x-cache-refresh"} & set(received)


def test_a_port_in_the_host_header_does_not_reach_a_page_that_others_get(edge):
    assert json.loads(edge.get("/echo/", Host=f"{edge.host}:9999").text)["host"] == edge.host


def test_the_secret_does_not_reach_the_app(edge):
    assert edge.secret not in edge.get("/echo/", X_Cache_Refresh=edge.secret).text


def test_a_header_with_an_underscore_cannot_pose_as_another(edge):
    with socket.create_connection(("127.0.0.1", edge.port), timeout=10) as connection:
        connection.sendall(b"GET /echo/ HTTP/1.0\r\nHost: airace.example\r\nX_Smuggled: 1\r\nX-Sent: 1\r\n\r\n")
        answer = connection.makefile("rb").read().decode()
    assert "x-sent" in answer
    assert "smuggled" not in answer


def test_the_readers_address_is_taken_from_a_trusted_proxy_alone(edge_in):
    behind = edge_in(EDGE_TRUSTED_PROXIES="set_real_ip_from 127.0.0.0/8; set_real_ip_from 192.0.2.0/24;")
    received = json.loads(behind.get("/echo/", X_Forwarded_For="10.9.9.9, 203.0.113.9, 192.0.2.7").text)
    assert received["x-forwarded-for"] == "203.0.113.9"


@pytest.mark.parametrize(("path", "size", "status"), [
    ("/discussion/echo/", 60_000, 200),
    ("/discussion/echo/", 70_000, 413),
    ("/cms/echo/", 11_000_000, 200),
    ("/cms/echo/", 13_000_000, 413),
])  # fmt: skip
def test_a_body_too_large_for_its_place_is_refused_before_the_app(edge, path, size, status):
    before = edge.times_asked(path, "POST")
    assert edge.get(path, method="POST", body=b"x" * size).status == status
    assert edge.times_asked(path, "POST") - before == (1 if status == 200 else 0)


def test_a_flood_of_posts_from_one_address_is_slowed(edge_in):
    flooded = edge_in()
    statuses = [flooded.get("/discussion/echo/", method="POST", body=b"x").status for _ in range(60)]
    assert statuses[:20] == [200] * 20
    assert 429 in statuses
    assert flooded.get("/echo/").status == 200


@pytest.mark.parametrize("path", ["/cms/login/", "/cms/login/code/", "/cms/password_reset/"])
def test_passwords_are_tried_slowly_and_in_small_requests(edge_in, path):
    door = edge_in()
    statuses = [door.get(path, method="POST", body=b"x").status for _ in range(15)]
    assert 429 not in statuses[:10]
    assert statuses[-1] == 429
    assert door.get(path).status != 429
    assert edge_in().get(path, method="POST", body=b"x" * 70_000).status == 413


# Uploaded files


def test_a_picture_comes_without_the_app_and_cannot_run_anything(edge):
    (edge.media / "images").mkdir()
    (edge.media / "images/cover.avif").write_bytes(b"picture")
    answer = edge.get("/media/images/cover.avif")
    assert (answer.status, answer.content) == (200, b"picture")
    assert answer.headers["Content-Type"] == "image/avif"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "max-age=" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "script.js", "unknown"])
def test_anything_else_uploaded_is_bytes_and_no_page(edge, name):
    (edge.media / name).write_text("<script>alert(1)</script>")
    answer = edge.get(f"/media/{name}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [
    "original_images/cover.jpg", "documents/secret.pdf", "./documents/secret.pdf", "x/../documents/secret.pdf",
    "%64ocuments/secret.pdf", "/documents/secret.pdf",
])  # fmt: skip
def test_originals_and_documents_are_not_handed_out(edge, path):
    for folder, file in (("original_images", "cover.jpg"), ("documents", "secret.pdf")):
        (edge.media / folder).mkdir(exist_ok=True)
        (edge.media / folder / file).write_text("secret")
    answer = edge.get(f"/media/{path}")
    assert answer.status == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("path", ["/media/../nginx.conf", "/media/%2e%2e/nginx.conf", "/media../nginx.conf", "/media/"])
def test_nothing_outside_the_media_folder_is_handed_out_nor_is_it_listed(edge, path):
    assert edge.get(path).status in {400, 403, 404}


def test_missing_media_say_so_with_the_same_protection(edge):
    answer = edge.get("/media/images/none.webp")
    assert answer.status == 404
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


# The rest


def test_text_is_compressed_on_its_way_out_from_one_kept_copy(edge):
    edge.write("/long/", "あ" * 3000)
    assert edge.get("/long/").headers["Content-Encoding"] is None
    zipped = edge.get("/long/", Accept_Encoding="gzip")
    assert (zipped.headers["Content-Encoding"], zipped.cache) == ("gzip", "HIT")
    assert zipped.headers["Vary"] == "Accept-Encoding"
    assert "accept-encoding" not in edge.get("/echo/", Accept_Encoding="br").text


def test_the_log_tells_what_happened_but_not_who_searched_for_what(edge):
    edge.get("/echo/?q=byouki", Referer="https://elsewhere.example/")
    edge.until(lambda: '"path":"/echo/"' in edge.log("nginx"))
    assert not [word for word in ("byouki", "elsewhere", "127.0.0.1") if word in access_lines(edge)]


def access_lines(edge) -> str:
    return "\n".join(line for line in edge.log("nginx").splitlines() if line.startswith("{"))


def test_nothing_tells_which_version_answers(edge):
    assert edge.get("/media/none").headers["Server"] == "nginx"
