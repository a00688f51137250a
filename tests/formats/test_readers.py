"""What each kind of file gives: text in the order of reading, pages, days, names, ids that stay."""

import datetime as dt
import gzip
import io
import zipfile
from email.message import EmailMessage

import pytest
from hostileinputs import STORY, feed
from newsfiles import docx, message, page, pdf, warc

from numclaims.claims import Document
from numclaims.documents.decoding import decode
from numclaims.documents.pdfedges import Line, Page, without_edges
from numclaims.documents.pdflayout import running_text
from numclaims.documents.reading import read_documents
from numclaims.documents.replies import own_page, own_words
from numclaims.documents.unwrapping import unflowed, unwrapped
from numclaims.pipeline import claims_of

LONG = [
    f"Paragraph {n} says that {n + 10} people fled from the town of Arden to the camps on the border. " * 4
    for n in range(30)
]


def read(folder, name, content):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(read_documents([str(path)]))
    return [i for i in items if isinstance(i, Document)], [i for i in items if not isinstance(i, Document)]


def test_pages_of_a_pdf_are_kept_and_running_heads_left_out(tmp_path):
    (document,), troubles = read(tmp_path, "a.pdf", pdf("\n".join(LONG), columns=2, pages_head="The Daily, 9 pages"))
    assert not troubles
    assert len(document.pages) >= 2
    assert document.text.split() == " ".join(LONG).split()
    assert all(part.startswith("Paragraph ") for part in document.text.split("\n\n"))
    assert len(LONG) <= document.text.count("\n\n") <= len(LONG) + 3  # a column may end with a sentence
    assert "Page 1" not in document.text.replace("Paragraph 1", "")
    claims = claims_of(document)
    assert {c.page for c in claims} == set(range(1, len(document.pages) + 1))
    for claim in claims:
        begin = document.pages[claim.page - 1]
        end = document.pages[claim.page] if claim.page < len(document.pages) else len(document.text)
        assert begin <= claim.char_start < end


def lines(*rows, left=50.0, top=700.0, width=200.0):
    """Lines of one column; a row is its text, or indent and text; full lines reach the right edge."""
    made = []
    for number, row in enumerate(rows):
        indent, text = row if isinstance(row, tuple) else (0.0, row)
        right = left + min(width, indent + 5 * len(text))
        made.append(Line(left + indent, right, top - 12 * number, 10.0, text))
    return made


FULL = f"yes {'x' * 36}"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((FULL, "and so on."), f"{FULL} and so on."),
        (("A short line", FULL), f"A short line\n\n{FULL}"),
        ((FULL, (15.0, "Set in, another paragraph.")), f"{FULL}\n\nSet in, another paragraph."),
        (("a word that the line would not have held: govern-", "ment"), "a word that the line would not have held: government"),
        (("the protests near the town of Jisr al-", "Shughour"), "the protests near the town of Jisr al-Shughour"),
        (("in the course of this week the anti-", "regime side"), "in the course of this week the anti-regime side"),
        (("the number of the dead is put at 3-", "4 by some"), "the number of the dead is put at 3-4 by some"),
    ],
)  # fmt: skip
def test_lines_become_paragraphs_and_divided_words_whole(rows, text):
    assert running_text([lines(*rows)])[0] == text


def line(text, base, left=50.0, size=9.0):
    return Line(left, left + 5 * len(text), base, size, text)


def edged(*rows, pages=3):
    """Pages of one column of text with some lines at their edges; what is left of them, and what the first said."""
    made = [Page(842.0, (*rows, *lines(f"Text of page {n}, 12 killed."))) for n in range(pages)]
    found = without_edges(made)
    assert [rest[-1].text for rest in found.lines] == [f"Text of page {n}, 12 killed." for n in range(pages)]
    return [[n.text for n in rest[:-1]] for rest in found.lines], found.heads


def test_what_stands_at_the_edges_of_pages_alike_is_no_text():
    head, foot = line("Sahla Bulletin - 18 March 2013", 810.0), line("Beirut office, 2nd floor", 30.0)
    assert edged(head, foot) == ([[], [], []], ["Sahla Bulletin - 18 March 2013", "Beirut office, 2nd floor"])
    assert edged(head, foot, pages=1)[0] == [["Sahla Bulletin - 18 March 2013", "Beirut office, 2nd floor"]]
    row = edged(line("www.relief.example", 30.0), line("Page 1 of 1", 30.0, left=400.0), pages=1)
    assert row == ([[]], ["www.relief.example"])
    browser = edged(line("07/06/2011, 21:55", 820.0), line("Floods | Post", 820.0, left=300.0), pages=1)
    assert browser == ([[]], [])  # the day of printing is not that of the article
    assert edged(line("https://post.example/floods 1/3", 20.0), pages=1) == ([[]], [])


def test_a_web_page_that_was_printed_tells_its_address_and_publisher(tmp_path):
    foot = line("https://www.post.example/floods 1/3", 20.0)
    assert without_edges([Page(842.0, (foot, *lines("Text.")))]).address == "https://www.post.example/floods"
    printed = pdf("\n".join(LONG), pages_head="https://www.post.example/floods", title="Floods in Arden | The Post")
    (document,), _ = read(tmp_path, "a.pdf", printed)
    assert (document.title, document.publisher) == ("Floods in Arden", "The Post")
    assert (document.url, "post.example" in document.text) == ("https://www.post.example/floods", False)


def test_a_title_stays_though_it_stands_at_the_head_of_the_other_pages_too():
    text = "Floods kill 40 in Sahla"
    pages = [Page(842.0, (line(text, 800.0, size=24.0 if n == 0 else 8.0), *lines("Text."))) for n in range(3)]
    assert [[n.text for n in rest] for rest in without_edges(pages).lines] == [[text, "Text."], ["Text."], ["Text."]]


def test_the_day_of_a_running_head_dates_a_pdf_that_has_no_other(tmp_path):
    head = "Sahla Bulletin - 18 March 2013"
    (document,), _ = read(tmp_path, "a.pdf", pdf("\n".join(LONG), pages_head=head))
    assert (document.published_earliest, head in document.text) == (dt.date(2013, 3, 18), False)
    (document,), _ = read(tmp_path, "b.pdf", pdf("Published 20 March 2013\n" + "\n".join(LONG), pages_head=head))
    assert (document.published_earliest, document.published_basis) == (dt.date(2013, 3, 20), "byline")


def test_columns_that_a_file_mixes_are_read_one_after_the_other():
    left = lines(*[f"left {n:02} {'a' * 30}" for n in range(9)])
    right = lines(*[f"right {n:02} {'b' * 29}" for n in range(9)], left=300.0)
    head = Line(50.0, 500.0, 760.0, 20.0, "A headline over both of the columns")
    mixed = [head, *(line for pair in zip(left, right, strict=True) for line in pair)]
    text, _ = running_text([mixed])
    found = [word for word in text.split() if word.isdigit()]
    assert found == [f"{n:02}" for n in range(9)] * 2
    assert text.index("headline") < text.index("left 00") < text.index("left 08") < text.index("right 00")


def test_a_table_is_no_pair_of_columns():
    left = lines(*["Homs", "Hama", "Idlib", "Aleppo", "Deraa", "Douma"])
    right = lines(*["12", "40", "7", "9", "31", "2"], left=300.0)
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    assert running_text([rows])[0].startswith("Homs\t12")


def test_a_sentence_that_goes_on_behind_a_page_stays_one():
    text, starts = running_text([lines(FULL, "the army had killed " + "z" * 20), lines("12 people in the town.")])
    assert "z 12 people" in text
    assert text[starts[1] :].startswith("12 people")


def test_word_tables_deleted_text_and_fields(tmp_path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def run(text, more=""):
        return f'<w:r>{more}<w:t xml:space="preserve">{text}</w:t></w:r>'

    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run("The headline")}</w:p>'
        f"<w:p>{run('At least ')}<w:del>{run('99')}</w:del><w:ins>{run('12')}</w:ins>{run(' died.')}"
        f"{run('hidden', '<w:rPr><w:vanish/></w:rPr>')}<w:r><w:instrText>PAGE 7</w:instrText></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Homs')}</w:p></w:tc><w:tc><w:p>{run('40')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run('Hama')}</w:p></w:tc><w:tc><w:p>{run('7')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run('The')}<w:r><w:tab/></w:r>{run('end')}</w:p>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")
    (document,), _ = read(tmp_path, "a.docx", made.getvalue())
    assert document.text == "The headline\n\nAt least 12 died.\n\nHoms\t40\nHama\t7\n\nThe end"
    assert document.title == "The headline"
    assert document.published_basis == "unknown"


def test_a_word_file_takes_neither_title_nor_day_from_its_maker(tmp_path):
    (document,), _ = read(tmp_path, "a.docx", docx(STORY))
    assert (document.title, document.published_earliest) == (None, None)


def test_mail(tmp_path):
    mail = message("x")
    mail["Date"] = "Tue, 07 Jun 2011 23:55:00 -0500"
    mail.replace_header("Subject", "=?utf-8?q?12_dead_in_Orl=C3=A9ans?=")
    mail.set_content(STORY)
    mail.add_alternative(page(STORY), subtype="html")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    (document,), troubles = read(tmp_path, "a.eml", mail.as_bytes())
    assert not troubles
    assert document.id == "a.eml"
    assert document.text.strip() == STORY.strip()
    assert (document.title, document.publisher) == ("12 dead in Orléans", "The Daily")
    assert document.published_earliest == dt.date(2011, 6, 7)


def test_reports_that_a_mail_brings_are_documents_of_their_own(tmp_path):
    mail = message("Please find attached our report.\n")
    mail["Date"] = "Tue, 07 Jun 2011 23:55:00 -0500"
    report = "GENEVA, 3 June 2011 - At least 12 people were killed in Homs.\n"
    mail.add_attachment(pdf(report), maintype="application", subtype="pdf", filename="../../report.pdf")
    mail.add_attachment(docx(STORY), maintype="application", subtype="octet-stream", filename="Note.DOCX")
    mail.add_attachment(b"PK", maintype="application", subtype="zip", filename="all.zip")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="broken.pdf")
    documents, troubles = read(tmp_path, "a.eml", mail.as_bytes())
    assert [d.id for d in documents] == ["a.eml", "a.eml/report.pdf", "a.eml/Note.DOCX"]
    assert [d.published_earliest for d in documents] == [dt.date(2011, 6, 7), dt.date(2011, 6, 3), None]
    assert {d.publisher for d in documents} == {"The Daily"}
    assert [t.source.rpartition("/")[2] for t in troubles] == ["a.eml, broken.pdf", "a.eml, all.zip"]


def test_a_message_that_is_attached_has_its_own_sender_and_day(tmp_path):
    inner = message("Eleven people died in Misrata.\n")
    inner["Date"] = "Mon, 06 Jun 2011 09:00:00 +0300"
    inner.replace_header("From", "The Evening <e@evening.example>")
    mail = message("See below: 30 fled.\n")
    mail["Date"] = "Tue, 07 Jun 2011 09:00:00 +0300"
    mail.add_attachment(inner)
    documents, troubles = read(tmp_path, "a.eml", mail.as_bytes())
    assert not troubles
    assert [(d.id, d.publisher, d.published_latest.day) for d in documents] == [
        ("a.eml", "The Daily", 7),
        ("a.eml/message-1.eml", "The Evening", 6),
    ]
    assert "Eleven" not in documents[0].text


QUOTING = """At least 20 people were killed, activists say.

On Mon, Jun 6, 2011 at 9:00 AM, Ana <ana@desk.example>
wrote:
> At least 12 people were killed.
>> An older line.

Another\N{SPACE}5\N{SPACE}were\N{SPACE}hurt.
--\N{SPACE}
Ben, 0171 2345
"""


@pytest.mark.parametrize(
    ("subject", "kept"),
    [
        ("Re: toll", "At least 20 people were killed, activists say.\n\n\nAnother 5 were hurt."),
        ("Fwd: toll", QUOTING.partition("\n-- \n")[0]),
    ],
)
def test_of_a_reply_only_its_own_words_are_read(subject, kept):
    assert own_words(QUOTING, subject) == kept


def test_a_message_that_only_quotes_keeps_its_quotation():
    assert own_words("> Twelve people died.\n> Five fled.", "Re: x") == "> Twelve people died.\n> Five fled."
    below = "Twelve people died here today.\n\n-----Original Message-----\nFrom: a\n\nNine died."
    assert own_words(below, "AW: x").strip() == "Twelve people died here today."
    assert own_words(below, "Fw: x") == below


def test_the_notes_of_a_word_file_are_read_behind_its_text(tmp_path):
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>Of these, 300 families reached Gao.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    for name, text, told in (("a.docx", note, 0), ("b.docx", note[:-9], 1)):
        made = io.BytesIO(docx(STORY))
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr("word/footnotes.xml", text)
        (document,), troubles = read(tmp_path, name, made.getvalue())
        assert len(troubles) == told
        assert document.text.startswith(STORY[:20])
        assert document.text.endswith("\n\nOf these, 300 families reached Gao.")


def test_a_short_text_in_windows_1252_keeps_its_quotes_and_dashes():
    text = "A caf\u00e9 \u201cbombing\u201d killed 12 people \u2013 6 of them women \u2013 and cost \u20ac3 million, police said."
    assert decode(text.encode("cp1252")) == text


def test_mail_whose_plain_part_only_points_to_the_page(tmp_path):
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content("This mail needs HTML.")
    mail.add_alternative(page(STORY * 3), subtype="html")
    (document,), _ = read(tmp_path, "a.eml", mail.as_bytes())
    assert "At least 12 people were killed" in document.text
    assert "842" not in document.text


def test_a_mailbox_names_its_messages_by_their_own_ids(tmp_path):
    one, two = message(STORY), message("He said: 40 died.\n\nFrom there they fled.\n")
    del two["Message-ID"]
    box = b"".join(b"From x Tue Jun  7 12:00:00 2011\n" + m.as_bytes(unixfrom=False) + b"\n" for m in (one, two))
    documents, troubles = read(tmp_path, "a.mbox", box.replace(b"\nFrom there", b"\n>From there"))
    assert not troubles
    assert documents[0].id == "a1@daily.example"
    assert documents[1].id.startswith("a.mbox#")
    assert "\nFrom there they fled." in documents[1].text


def test_full_lines_of_mail_are_joined_and_others_kept():
    text = "The army moved on the town on Monday, as the officials said, and at\nleast 12 people died.\nShort.\n> one\n> two"
    assert unwrapped(text) == text.replace("and at\nleast", "and at least")
    assert unwrapped("a\nb") == "a\nb"
    assert unflowed("The army \nmoved.\n-- \nA desk") == "The army moved.\n-- \nA desk"


def test_an_archive_gives_pages_by_their_addresses_and_passes_over_the_rest(tmp_path):
    story = page(STORY).encode()
    made = warc({
        "https://d.example/1": ("text/html", story),
        "https://d.example/1 again": ("text/html", story),
        "https://d.example/1 later": ("text/html", story.replace(b"12 people", b"15 people")),
        "https://d.example/a.png": ("image/png", b"x"),
        "https://d.example/2": ("text/plain; charset=windows-1252", "“40 people died,” he said.".encode("cp1252")),
    })  # fmt: skip
    made += warc({"https://d.example/gone": ("text/html", story)}, status="404 Not Found")
    documents, troubles = read(tmp_path, "a.warc", made)
    assert not troubles
    assert [d.id for d in documents] == [
        "https://d.example/1",
        "https://d.example/1 (2011-06-07T12:00:02Z)",
        "https://d.example/2",
    ]
    assert [d.url for d in documents] == ["https://d.example/1"] * 2 + ["https://d.example/2"]
    assert documents[2].text == "“40 people died,” he said."


def test_what_stands_before_the_damage_in_an_archive_is_read(tmp_path):
    made = warc({f"https://d.example/{n}": ("text/html", page(STORY).encode()) for n in range(8)}, packed=True)
    documents, troubles = read(tmp_path, "a.warc.gz", made[:-300])
    assert documents
    assert "cut short" in troubles[0].problem


def test_feed_entries_have_their_own_ids_days_and_addresses(tmp_path):
    entries = (
        "<item><guid isPermaLink='false'>77</guid><title>One &amp; two</title><link>https://d.example/77</link>"
        f"<pubDate>Tue, 07 Jun 2011 23:30:00 -0500</pubDate><description>&lt;p&gt;{STORY}&lt;/p&gt;</description></item>"
        f"<item><link>https://d.example/78</link><description>{STORY}</description></item>"
        f"<item><title>No id</title><description>{STORY}</description></item>"
    )
    documents, troubles = read(tmp_path, "news.rss", feed(entries))
    assert [d.id for d in documents] == ["news.rss#77", "https://d.example/78"]
    assert documents[0].published_earliest == dt.date(2011, 6, 7)
    assert (documents[0].title, documents[0].url, documents[0].publisher) == ("One & two", "https://d.example/77", "F")
    assert documents[0].text == documents[1].text == STORY.strip()
    assert "no id and no link" in troubles[0].problem


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_compressed_files_keep_their_whole_name_as_id(tmp_path, ending):
    import bz2
    import lzma

    import zstandard

    pack = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.ZstdCompressor().compress}[
        ending
    ]
    (document,), _ = read(tmp_path, f"a.txt.{ending}", pack(STORY.encode()))
    assert (document.id, document.text) == (f"a.txt.{ending}", STORY)
    (document,), _ = read(tmp_path, f"b.csv.{ending}", pack(f"id,text\n1,{STORY!r}\n".encode()))
    assert document.id == "1"


def test_a_folder_of_all_of_them_and_what_sources_csv_adds(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.docx").write_bytes(docx(STORY))
    (tmp_path / "b.html").write_text(page(STORY))
    (tmp_path / "c.pdf").write_bytes(pdf(STORY))
    (tmp_path / "d.txt").write_text(STORY)
    (tmp_path / "sources.csv").write_text(
        "file,publisher,published\nsub/a.docx,The Post,2011-06-07\nb.html,The Post,\n"
    )
    items = list(read_documents([str(tmp_path)]))
    assert [i.id for i in items] == ["b.html", "c.pdf", "d.txt", "sub/a.docx"]
    assert [i.publisher for i in items] == ["The Post", None, None, "The Post"]
    assert items[3].published_earliest == dt.date(2011, 6, 7)


@pytest.mark.parametrize(("subject", "kept"), [("Re: toll", (True, False)), ("Fwd: toll", (True, True))])
def test_of_a_reply_that_is_a_page_only_its_own_words_are_read(subject, kept):
    markup = (
        "<html><body><div>Now 20 people died in Voi, says the hospital.</div><div class='gmail_quote'>On Mon A wrote:"
        "<blockquote><p>Yesterday 12 people died in Voi, the hospital said.</p></blockquote></div></body></html>"
    )
    made = own_page(markup, subject)
    assert ("20 people" in made, "12 people" in made) == kept
    only_quoted = markup.replace("Now 20 people died in Voi, says the hospital.", "See:")
    assert "12 people" in own_page(only_quoted, "Re: x")
