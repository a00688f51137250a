"""Makes files of every kind from plain articles, as the programs of newsrooms make them."""

from __future__ import annotations

import html
import io
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

NAVIGATION = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(1, 30))
RELATED = "".join(
    f'<div class="card"><a href="/r{n}"><img src="{n}.jpg" alt="{n}0 men"><h3>At least {n}0 people killed in {n}</h3></a></div>'
    for n in range(2, 12)
)
FURNITURE_BEFORE = f"""<div id="cookie-banner" class="cookie-consent"><p>We and our 842 partners use cookies to store 12 sorts of
data about you for 24 months, unless you say no.</p><button>Accept all 842</button></div>
<header class="site-header"><nav><ul>{NAVIGATION}</ul></nav><div class="ticker">Live: 77 people killed in floods</div></header>"""
FURNITURE_AFTER = f"""<aside class="related"><h2>Related stories</h2>{RELATED}</aside>
<div class="newsletter-signup"><p>Join the 40,000 readers who get our newsletter, sent 5 days a week.</p></div>
<section id="comments"><h2>Comments (2)</h2><div class="comment"><p>I was there, and 300 people were killed.</p></div>
<div class="comment"><p>No, 500 people were killed by the army in this town.</p></div></section>
<footer class="footer"><ul>{NAVIGATION}</ul>
<p>&copy; 2011 The Daily. 12 offices in 9 countries. All rights reserved.</p></footer>"""
ADVERTISEMENT = '<div class="ad-slot"><p>Advertisement: 50 men killed for love in our new series</p></div>'


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def page(text: str) -> str:
    lines = [f"<p>{html.escape(line)}</p>" for line in paragraphs(text)]
    body = "\n".join([*lines[:3], ADVERTISEMENT, *lines[3:]])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>An article | The Daily</title>
<style>.ad-slot {{ width: 300px }}</style><script>var partners = 842;</script></head><body>{FURNITURE_BEFORE}
<main><article class="story"><div class="story-body">{body}</div></article></main>{FURNITURE_AFTER}</body></html>"""


def pdf(text: str, columns: int = 1, pages_head: str = "", title: str = "") -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    width, height = A4
    part = (width - 100) / columns
    frames = [Frame(50 + n * part, 60, part - 10, height - 120) for n in range(columns)]

    def furniture(canvas, document):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, height - 40, pages_head)
        canvas.drawCentredString(width / 2, 30, f"Page {document.page}")

    made = io.BytesIO()
    document = BaseDocTemplate(made, pagesize=A4, invariant=1, title=title or None)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    one = {"spaceAfter": 6} if columns == 1 else {"firstLineIndent": 12, "alignment": 4}
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, **one)
    document.build([Paragraph(html.escape(line), style) for line in paragraphs(text)])
    return made.getvalue()


def docx(text: str) -> bytes:
    import docx

    document = docx.Document()
    for line in paragraphs(text):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def message(text: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "An article"
    made["From"] = "The Daily <news@daily.example>"
    made["To"] = "desk@example.org"
    made["Message-ID"] = "<a1@daily.example>"
    made.set_content(text)
    return made


def warc(pages: dict[str, tuple[str, bytes]], *, packed: bool = False, status: str = "200 OK") -> bytes:
    """An archive of pages: address to type and content."""
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    made = io.BytesIO()
    stream = GzipWriter(made) if packed else made
    for number, (address, (kind, content)) in enumerate(pages.items()):
        record = WarcRecord()
        record.init_headers(WarcRecordType.response, record_urn=f"uuid:{number:08d}".encode())
        record.headers["WARC-Target-URI"] = address.partition(" ")[0]
        record.headers["WARC-Date"] = f"2011-06-07T12:00:{number:02d}Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
        record.set_bytes_content(head + content)
        record.write(stream)
        if packed:
            stream.finish()
    return made.getvalue()


def atom(text: str) -> str:
    body = html.escape("".join(f"<p>{html.escape(line)}</p>" for line in paragraphs(text)))
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>
<id>urn:daily</id><updated>2011-06-10T00:00:00Z</updated><entry><title>An article</title><id>urn:daily:1</id>
<link href="https://daily.example/1"/><updated>2011-06-10T00:00:00Z</updated><summary>Short.</summary>
<content type="html">{body}</content></entry></feed>"""


def parquet(path: Path, texts: dict[str, str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"id": list(texts), "text": list(texts.values())}), path)
