"""Nothing is fetched while reading, whatever a document asks for: neither by our code nor by the libraries in C."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fuzz.seeds import TEXT, seeds

from zongjie.extractor.intake import Input, Options, ReadFailure, read_all
from zongjie.extractor.intake.formats import FORMATS

SECRET = "绝密内容不得外泄"


class Fetched(BaseException):
    """Somebody reached for the network; no reader may catch it."""


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A server that nobody should call; Python's own ways to a network are closed besides."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)

        def refuse(*_arguments: object, **_options: object) -> None:
            raise Fetched

        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, refuse)
        for name in ("getaddrinfo", "gethostbyname", "create_connection"):
            monkeypatch.setattr(socket, name, refuse)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


def read_file(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    found = list(read_all(Input(path, path.name), Options()))
    assert found
    return "\n".join("" if isinstance(one, ReadFailure) else one.text for one in found)


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
def test_no_format_reaches_for_the_network(name: str, tmp_path: Path, listener: socket.socket) -> None:
    form = next(form for form in FORMATS if form.name == name)
    if form.missing is not None:
        pytest.skip(f"{form.package} is not installed")
    read_file(tmp_path / f"document{form.suffixes[0]}", seeds()[name][0])


def test_the_listener_would_notice(listener: socket.socket) -> None:
    with pytest.raises(Fetched), socket.socket() as client:
        client.connect(listener.getsockname())


def page(address: str, secret: str) -> bytes:
    return f"""<?xml version="1.0"?>
<!DOCTYPE html SYSTEM "{address}/a.dtd" [<!ENTITY far SYSTEM "{address}/b"> <!ENTITY near SYSTEM "{secret}">]>
<html xmlns:xi="http://www.w3.org/2001/XInclude"><head><base href="{address}/"/>
<meta http-equiv="refresh" content="0; url={address}/c"/><link rel="stylesheet" href="{address}/d.css"/>
<script src="{address}/e.js"></script></head><body><p>{TEXT}</p><img src="{address}/f.png"/><p>&far; &near;</p>
<iframe src="{address}/g"></iframe><xi:include href="{address}/h"/><xi:include href="{secret}" parse="text"/>
<object data="{address}/i"></object></body></html>""".encode()


def package(name: str, part: str) -> Callable[[str, str], bytes]:
    """An Office package whose main part and relationships ask for files elsewhere."""

    def make(address: str, secret: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(seeds()[name][0])) as sound, zipfile.ZipFile(out, "w") as package:
            for info in sound.infolist():
                body = sound.read(info)
                if info.filename == part:
                    entities = f'<!ENTITY far SYSTEM "{address}/b"><!ENTITY near SYSTEM "{secret}">'
                    start = body.index(b"?>") + 2 if body.startswith(b"<?xml") else 0
                    body = body[:start] + f'<!DOCTYPE x SYSTEM "{address}/a.dtd" [{entities}]>'.encode() + body[start:]
                    body = body.replace(b"</w:t>", b"&far;&near;</w:t>", 1)
                if info.filename.endswith(".rels"):
                    link = (
                        '<Relationship Id="far1" TargetMode="External" Target="{}/t" Type="http://schemas.openxmlformats'
                        '.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
                    )
                    body = body.replace(b"</Relationships>", link.format(address).encode())
                package.writestr(info, body)
        return out.getvalue()

    return make


GREEDY: dict[str, Callable[[str, str], bytes]] = {
    "page.html": page,
    "page.xhtml": page,
    "report.docx": package("docx", "word/document.xml"),
    "table.xlsx": package("xlsx", "xl/worksheets/sheet1.xml"),
    "report.rtf": lambda address, secret: (
        rb"{\rtf1\ansi{\field{\*\fldinst INCLUDEPICTURE "
        + f'"{address}/p.png"'.encode()
        + rb"}{\fldrslt x}}{\*\template "
        + address.encode()
        + rb"/t.dot}{\field{\*\fldinst INCLUDETEXT "
        + f'"{secret}"'.encode()
        + rb"}{\fldrslt }}\u20840?\u24180?\u36208?\u35775?12\u25143?\par}"
    ),
    "report.md": lambda address, _secret: f"![a]({address}/a.png)\n\n{TEXT}\n\n<img src='{address}/b.png'>".encode(),
}


@pytest.mark.parametrize("name", GREEDY)
def test_what_a_document_asks_for_is_not_fetched(name: str, tmp_path: Path, listener: socket.socket) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    host, port = listener.getsockname()
    data = GREEDY[name](f"http://{host}:{port}", (tmp_path / "secret.txt").as_uri())
    assert f"{host}:{port}".encode() in data or name.endswith((".docx", ".xlsx"))
    assert SECRET not in read_file(tmp_path / name, data)
