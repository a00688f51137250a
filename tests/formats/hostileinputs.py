# ruff: noqa: E501, PLW0108 -- a table of one input a line is read more easily, and a lambda a line
"""Inputs that are broken, empty, huge, lying or traps; each with what is to be said of it."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsfiles import docx, message, page, pdf, warc

STORY = (
    "The army moved on the town of Arden on Monday, officials said. At least 12 people were killed, among them 3 children, "
    "and 4,000 fled to the camps on the border. Residents said that the market had been shelled for hours.\n"
)
READ = "read"
"""Said of an input that is read in spite of what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One such input.

    Attributes:
        name: The file or folder to make.
        make: Its bytes; or makes it, when given its path.
        said: What the problem named begins with or holds; READ if none.
        heavy: Whether making or reading it takes too long for a test.
    """

    name: str
    make: Callable[[], bytes] | Callable[[Path], None]
    said: str
    heavy: bool = False

    def write(self, folder: Path) -> Path:
        """Make it in a folder."""
        path = folder / self.name
        if self.make.__code__.co_argcount:
            self.make(path)  # type: ignore[call-arg]
        else:
            path.write_bytes(self.make())  # type: ignore[call-arg,arg-type]
        return path


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    made, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    )


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def flate_bomb_pdf() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * 1_500_000_000, 1), 9)
    return raw_pdf(CATALOGUE, ONE_PAGE, PAGE, stream(packed, b"/Filter[/FlateDecode/FlateDecode]"))


def calling_pdf() -> bytes:
    forms = [
        stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (n + 1))
        for n in range(5, 14)
    ]
    return raw_pdf(CATALOGUE, ONE_PAGE, PAGE, stream(b"/X Do " * 10), *forms)


def locked_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, encrypt="secret")
    canvas.drawString(72, 720, STORY)
    canvas.save()
    return made.getvalue()


def picture_pdf() -> bytes:
    image = stream(
        bytes(300), b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceRGB/BitsPerComponent 8"
    )
    return raw_pdf(CATALOGUE, ONE_PAGE, PAGE, stream(b"q 600 0 0 800 0 0 cm /X Do Q"), image)


def word(body: bytes | None, *, name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if body is not None:
            archive.writestr(name, body)
    return made.getvalue()


W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)


def word_bomb() -> bytes:
    return word(W + b"<w:p/>" * 60_000_000)


def feed(entries: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>F</title>{entries}</channel></rss>'.encode()


def nested_mail(depth: int) -> bytes:
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@b.example\nSubject: x\n{heads}\n{STORY}".encode()


def attachment_mail() -> bytes:
    made = message("x")
    made.clear_content()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    return made.as_bytes()


def html_mail() -> bytes:
    made = message("x")
    made.set_content(page(STORY), subtype="html")
    return made.as_bytes()


def pictures_warc() -> bytes:
    return warc({"https://daily.example/a.png": ("image/png", b"\x89PNG" + bytes(99))})


def parquet(columns: dict[str, Any]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = io.BytesIO()
    pq.write_table(pa.table(columns), made)
    return made.getvalue()


def repeating_parquet() -> bytes:
    import pyarrow as pa

    count = 100_000
    text = pa.DictionaryArray.from_arrays(pa.array([0] * count, pa.int32()), [STORY * 20_000])
    return parquet({"id": [str(n) for n in range(count)], "text": text})


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def unreadable(path: Path) -> None:
    path.write_text(STORY)
    path.chmod(0)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def folder_in_itself(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to(path, target_is_directory=True)


def folder_like_a_file(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_text(STORY)


def deep_folder(path: Path) -> None:
    (path / "/".join(["d"] * 300)).mkdir(parents=True)


def bad_sources(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_text(STORY)
    (path / "sources.csv").write_text("file,publisher\n../../etc/passwd,X\n/etc/passwd,Y\n")


HTML_HEAD = b"<!DOCTYPE html><title>A story</title><body>"
P = f"<p>{STORY}</p>".encode()

HOSTILE = [
    Hostile(name="empty.txt", make=lambda: b"", said="It is empty."),
    Hostile(name="blank.txt", make=lambda: b" \n\t\r\n", said="It is empty."),
    Hostile(name="binary.txt", make=lambda: bytes(range(256)) * 99, said="It is binary"),
    Hostile(name="one-line-of-50-MB.txt", make=lambda: STORY.replace("\n", " ").encode() * 250_000, said="characters; more than", heavy=True),
    Hostile(name="70-MB.txt", make=lambda: b"x" * 70_000_000, said="It is larger than", heavy=True),
    Hostile(name="numbers-only.txt", make=lambda: b"1 " * 500_000, said="a table rather than a text"),
    Hostile(name="number-words-only.txt", make=lambda: b"one " * 60_000 + b"people fled", said="a table rather than a text"),
    Hostile(name="he-said-she-said.txt", make=lambda: b"he said she said " * 2_000 + STORY.encode(), said=READ),
    Hostile(name="one-sentence-in-homs.txt", make=lambda: b"in Homs, " * 5_000 + STORY.encode(), said=READ),
    Hostile(name="hundred-thousand-million.txt", make=lambda: b"hundred thousand million " * 900 + b"people fled", said=READ),
    Hostile(name="number-of-100000-digits.txt", make=lambda: b"Police said " + b"9" * 100_000 + b" people died. " + STORY.encode(), said=READ),
    Hostile(name="100000-parentheses.txt", make=lambda: b"(" * 100_000 + STORY.encode() + b")" * 100_000, said=READ),
    Hostile(name="every-line-end.txt", make=lambda: "".join(STORY + end for end in ("\r", "\r\n", "\n", "\v", "\f", "\x85", "\u2028")).encode(), said=READ),
    Hostile(name="digits-of-all-scripts.txt", make=lambda: ("1\ufe0f\u20e32\ufe0f\u20e3 \uff11\uff14 \u0661\u0665 \u00b2 \u2466 people. " + STORY).encode(), said=READ),
    Hostile(name="letter-under-100000-accents.txt", make=lambda: ("12" + "\u0301" * 100_000 + " people fled. " + STORY).encode(), said=READ),
    Hostile(name="%s{0}$HOME`id`.txt", make=lambda: ("%s %n {0} {} $HOME `id` " + STORY).encode(), said=READ),
    Hostile(name="-rf", make=lambda path: (path.mkdir(), (path / "-rf.txt").write_text(STORY)), said=READ),
    Hostile(name="utf-16-without-mark.txt", make=lambda: STORY.encode("utf-16-le"), said=READ),
    Hostile(name="utf-16-cut-in-half.txt", make=lambda: b"\xff\xfe" + STORY.encode("utf-16-le")[:-1], said="It begins like utf-16-le"),
    Hostile(name="some-bytes-no-utf-8.txt", make=lambda: (STORY * 9).encode() + b"caf\xe9 \x93quoted\x94\n", said=READ),
    Hostile(name="damaged-utf-8.txt", make=lambda: (STORY + "“No,” said José. “São Tomé!”").encode() + b"\xe2\x80", said="what was lost stands as"),
    Hostile(name="damaged-utf-8.html", make=lambda: HTML_HEAD + ("<p>“No,” said José. “São Tomé!”").encode() + b"\xff" + P, said="what was lost stands as"),
    Hostile(name="nul-bytes.txt", make=lambda: STORY.encode() + bytes(100), said="It is binary"),
    Hostile(name="right-to-left-and-controls.txt", make=lambda: ("\u202e\u2066\x1b[31m" + STORY).encode(), said=READ),
    Hostile(name="a-pdf.txt", make=lambda: pdf(STORY), said="It is a PDF"),
    Hostile(name="a-page.txt", make=lambda: page(STORY).encode(), said="It is a web page"),
    Hostile(name="no-ending", make=lambda: STORY.encode(), said="It has no ending"),
    Hostile(name="spreadsheet.xlsx", make=lambda: word(b"x", name="xl/workbook.xml"), said="It is a spreadsheet"),
    Hostile(name="a-pdf.html", make=lambda: pdf(STORY), said="It is a PDF"),
    Hostile(name="only-script.html", make=lambda: b"<html><body><div id=root></div><script>go()</script>", said="web page without any text"),
    Hostile(name="100000-divs-deep.html", make=lambda: HTML_HEAD + b"<div>" * 100_000 + P, said=READ),
    Hostile(name="100000-open-tags.html", make=lambda: HTML_HEAD + b"<b><i><a href=x>" * 33_000 + P, said=READ),
    Hostile(name="attribute-of-20-MB.html", make=lambda: HTML_HEAD + b"<p title='" + b"x" * 20_000_000 + b"'>" + P, said=READ, heavy=True),
    Hostile(name="a-million-attributes.html", make=lambda: HTML_HEAD + b"<p " + b"a=b " * 1_000_000 + b">" + P, said=READ),
    Hostile(name="a-million-angles.html", make=lambda: HTML_HEAD + P + b"<" * 1_000_000, said=READ),
    Hostile(name="script-in-title.html", make=lambda: b"<title><script>alert(1)</script>=1+1</title><body>" + P, said=READ),
    Hostile(name="lies-about-its-encoding.html", make=lambda: b'<meta charset="utf-8">' + (STORY * 9).encode() + b"caf\xe9", said=READ),
    Hostile(name="json-bomb-in-page.html", make=lambda: b"<script type='application/ld+json'>" + b"[" * 300_000 + b"</script>" + P, said=READ),
    Hostile(name="cut-short.pdf", make=lambda: pdf(STORY)[:400], said="It is no valid PDF"),
    Hostile(name="no-pdf.pdf", make=lambda: STORY.encode(), said="It is no PDF"),
    Hostile(name="password.pdf", make=locked_pdf, said="protected by a password"),
    Hostile(name="pictures.pdf", make=picture_pdf, said="only pictures of pages"),
    Hostile(name="bomb.pdf", make=flate_bomb_pdf, said="more memory than any honest PDF", heavy=True),
    Hostile(name="forms-that-call-forms.pdf", make=calling_pdf, said="It takes more memory", heavy=True),
    Hostile(name="pages-in-a-loop.pdf", make=lambda: raw_pdf(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"), said="1,000,000 pages"),
    Hostile(name="cut-short.docx", make=lambda: docx(STORY)[:2000], said="It is no valid Word file"),
    Hostile(name="bomb.docx", make=word_bomb, said="more than 1,000,000 elements", heavy=True),
    Hostile(name="billion-laughs.docx", make=lambda: word(LAUGHS.encode() + W + b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"), said="declares a document type"),
    Hostile(name="no-word-file.docx", make=lambda: word(b"x", name="other.xml"), said="no Word file"),
    Hostile(name="100000-tables-deep.docx", make=lambda: word(W + b"<w:tbl><w:tr><w:tc>" * 100_000 + b"<w:p><w:r><w:t>12 dead"), said="no valid XML"),
    Hostile(name="old-word.docx", make=lambda: b"\xd0\xcf\x11\xe0" + bytes(999), said="protected by a password, or an old Word file"),
    Hostile(name="billion-laughs.xml", make=lambda: feed("<item><title>&a9;</title></item>", LAUGHS), said="declares entities"),
    Hostile(name="file-from-outside.rss", make=lambda: feed("<item><description>&x;</description></item>", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), said="declares entities"),
    Hostile(name="no-entries.rss", make=lambda: feed(""), said="The feed holds no entries"),
    Hostile(name="no-feed.xml", make=lambda: b"<?xml version='1.0'?><note><to>12 dead</to></note>", said="It is no feed"),
    Hostile(name="a-page.atom", make=lambda: page(STORY).encode(), said="It is a web page"),
    Hostile(name="script-in-feed.rss", make=lambda: feed(f"<item><guid>1</guid><title>&lt;script&gt;x&lt;/script&gt;</title><description>{STORY}</description></item>"), said=READ),
    Hostile(name="titles-only.rss", make=lambda: feed("<item><guid>1</guid><title>12 dead</title></item>"), said="no text but its title"),
    Hostile(name="only-attachment.eml", make=attachment_mail, said="It is no valid PDF"),
    Hostile(name="only-html.eml", make=html_mail, said=READ),
    Hostile(name="5000-parts-deep.eml", make=lambda: nested_mail(5000), said="nested too deeply"),
    Hostile(name="subject-of-a-million.eml", make=lambda: b"Subject: =?utf-8?q?" + b"=41" * 300_000 + b"?=\nDate: " + b"9" * 9_000 + b"\n\n" + STORY.encode(), said=READ),
    Hostile(name="one-id-for-all.mbox", make=lambda: b"".join(b"From a@b Tue Jun  7 10:00:00 2016\nFrom: a@b.c\nMessage-ID: <a@b>\n\n" + STORY.encode() + b"\n" for _ in range(3)), said="was already read"),
    Hostile(name="no-header.eml", make=lambda: b"\n" + STORY.encode(), said="It has no header"),
    Hostile(name="unknown-charset.eml", make=lambda: b"From: a@b.example\nContent-Type: text/plain; charset=x-none\n\n" + STORY.encode(), said=READ),
    Hostile(name="only-pictures.warc", make=pictures_warc, said="no page with text, but 1 image/png"),
    Hostile(name="cut-short.warc.gz", make=lambda: warc({"https://d.example/1": ("text/html", P * 99)}, packed=True)[:-40], said="It is cut short"),
    Hostile(name="no-warc.warc", make=lambda: STORY.encode() * 99, said="It is no valid web archive"),
    Hostile(name="cut-short.txt.gz", make=lambda: gzip.compress(os.urandom(9) + STORY.encode() * 9)[:-20], said="It is cut short"),
    Hostile(name="bomb.txt.gz", make=lambda: gzip.compress(bytes(300_000_000), 9), said="It is larger than", heavy=True),
    Hostile(name="bomb.jsonl.gz", make=lambda: gzip.compress(b" " * 300_000_000, 9), said="It grows to more than", heavy=True),
    Hostile(name="bomb.csv.xz", make=lambda: lzma.compress(b"id,text\n" + b"\n" * 300_000_000, preset=0), said="It grows to more than", heavy=True),
    Hostile(name="packed-three-times.txt.gz.bz2.xz", make=lambda: lzma.compress(bz2.compress(gzip.compress(STORY.encode()))), said="compressed more than 2 times"),
    Hostile(name="no-gzip.txt.gz", make=lambda: STORY.encode(), said="It is no valid .gz file"),
    Hostile(name="no-zstd.txt.zst", make=lambda: STORY.encode(), said="It is no valid .zst file"),
    Hostile(name="archive.zip", make=lambda: word(STORY.encode(), name="../../a.txt"), said="It is an archive"),
    Hostile(name="depth-bomb.jsonl", make=lambda: b'{"id":"a","text":' + b"[" * 200_000, said="It is no valid JSON"),
    Hostile(name="depth-bomb.json", make=lambda: b"[" * 200_000, said="It is no valid JSON"),
    Hostile(name="millions-of-nothings.json", make=lambda: b"[" + b"{}," * 5_000_000 + b"{}]", said="cannot be used", heavy=True),
    Hostile(name="list-of-50-MB.json", make=lambda: b'[{"id": "a", "text": "' + b"x" * 50_000_000 + b'"}]', said="larger than", heavy=True),
    Hostile(name="lone-surrogates.jsonl", make=lambda: b'{"id":"a\\ud800","text":"' + STORY.strip().encode() + b' \\udfff"}\n', said=READ),
    Hostile(name="numbers-as-text.jsonl", make=lambda: lines({"id": "a", "text": 12}), said="Its 'text' is no text"),
    Hostile(name="id-of-a-million.jsonl", make=lambda: lines({"id": "a" * 1_000_000, "text": STORY}), said="more than 1,000 characters"),
    Hostile(name="line-of-50-MB.jsonl", make=lambda: lines({"id": "a", "text": STORY * 250_000}), said="It is longer than", heavy=True),
    Hostile(name="open-quote.csv", make=lambda: b'id,text\n1,"' + STORY.encode() * 100_000, said="field larger than", heavy=True),
    Hostile(name="formulas.csv", make=lambda: f'id,text,title\n=cmd|x,"=1+1 {STORY}",@SUM(1)\n'.encode(), said=READ),
    Hostile(name="nul.csv", make=lambda: b"id,text\n1,\0\n", said="is binary"),
    Hostile(name="10000-columns.csv", make=lambda: ("id,text," + ",".join(f"c{i}" for i in range(10_000)) + f'\n1,"{STORY}"' + ",5" * 10_000).encode(), said=READ),
    Hostile(name="utf-16-without-mark.csv", make=lambda: f"id,text\n1,{STORY}".encode("utf-16-be"), said="is binary"),
    Hostile(name="broken-in-the-middle.jsonl", make=lambda: lines({"id": "a", "text": STORY}) + b'{"id": "b", "text":\n[1]\n' + lines({"id": "c", "text": STORY}), said="It is no valid JSON"),
    Hostile(name="no-text-column.csv", make=lambda: b"id,body\n1,x\n", said="It has no column 'text'"),
    Hostile(name="20-million-commas.csv", make=lambda: b"id,text\n" + b"," * 20_000_000, said="is longer than", heavy=True),
    Hostile(name="no-text-column.parquet", make=lambda: parquet({"id": ["a"], "body": ["x"]}), said="It has no column 'text'"),
    Hostile(name="numbers-as-text.parquet", make=lambda: parquet({"id": [1], "text": [12]}), said="Its 'text' is no text"),
    Hostile(name="bytes-and-nulls.parquet", make=lambda: parquet({"id": [1, 2], "text": [None, b"\xff 5 died"]}), said="It has no 'text'"),
    Hostile(name="structs.parquet", make=lambda: parquet({"id": ["a"], "text": [STORY], "publisher": [{"n": 1}]}), said=READ),
    Hostile(name="cut-short.parquet", make=lambda: parquet({"id": ["a"], "text": [STORY]})[:-9], said="It is no valid Parquet file"),
    Hostile(name="one-text-a-million-times.parquet", make=repeating_parquet, said="characters; more than", heavy=True),
    Hostile(name="pipe.txt", make=pipe, said="It is no regular file"),
    Hostile(name="link-to-itself.txt", make=loop, said="It cannot be read"),
    Hostile(name="link-to-nothing.txt", make=lambda path: path.symlink_to("gone.txt"), said="It cannot be read"),
    Hostile(name="unreadable.txt", make=unreadable, said="It cannot be read"),
    Hostile(name="folder-in-itself", make=folder_in_itself, said="It is a link to a folder"),
    Hostile(name="folder.pdf", make=folder_like_a_file, said=READ),
    Hostile(name="sources-that-climb", make=bad_sources, said="There is no file"),
    Hostile(name="300-folders-deep", make=deep_folder, said=READ),
    Hostile(name="new\nline and \x1b[31m.txt", make=lambda: STORY.encode(), said=READ),
    Hostile(name="one-word-of-a-million.txt", make=lambda: b"x" * 1_000_000, said=READ),
]  # fmt: skip
