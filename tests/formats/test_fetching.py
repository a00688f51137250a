"""Feeds and pages by their address, from a server on this machine."""

import http.server
import threading
import time

import pytest
from hostileinputs import STORY
from newsfiles import atom, page

from numclaims.claims import Document
from numclaims.documents import fetching
from numclaims.documents.reading import read_documents


class _Desk(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        answers = {
            "/feed": ("application/atom+xml", atom(STORY).encode()),
            "/page": ("text/html; charset=utf-8", page(STORY).encode()),
            "/story.txt": ("application/octet-stream", STORY.encode()),
            "/picture": ("image/png", b"\x89PNG"),
            "/long": ("text/html", b"x" * 5_000),
        }
        if self.path in {"/moved", "/away", "/loop"}:
            self.send_response(302)
            self.send_header(
                "Location", {"/moved": "/feed", "/away": "file:///etc/hostname", "/loop": "/loop"}[self.path]
            )
            self.end_headers()
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                time.sleep(0.05)
                self.wfile.write(b"x")
        elif self.path in answers:
            kind, content = answers[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)
        else:
            self.send_error(404)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def desk():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "name", "url"),
    [
        ("/feed", "urn:daily:1", "https://daily.example/1"),
        ("/moved", "urn:daily:1", "https://daily.example/1"),
        ("/page", "{desk}/page", "{desk}/page"),
        ("/story.txt", "{desk}/story.txt", "{desk}/story.txt"),
    ],
)
def test_what_stands_at_an_address_is_read(desk, path, name, url):
    (document,) = read_documents([desk + path])
    assert isinstance(document, Document), document
    assert (document.id, document.url) == (name.format(desk=desk), url.format(desk=desk))
    assert document.text.strip() == STORY.strip()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/none", "404"), ("/away", "redirect"), ("/loop", "redirect"), ("/picture", "neither a feed nor a page"),
        ("/slow", "takes longer than"), ("/long", "larger than"),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_is_named(desk, path, problem, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", 0.5)
    monkeypatch.setattr(fetching, "LARGEST", 4_000)
    (trouble,) = read_documents([desk + path])
    assert problem in trouble.problem.lower() or problem in trouble.problem
    assert trouble.source == desk + path
    assert trouble.cure


def test_a_server_that_is_not_there_is_named():
    (trouble,) = read_documents(["http://127.0.0.1:9/feed"])
    assert "cannot be fetched" in trouble.problem
