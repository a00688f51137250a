"""Reading documents: what is kept as given, what is found in the text, and what is named when it cannot be read."""

import datetime as dt
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numclaims.claims import Document, Trouble
from numclaims.documents import decoding
from numclaims.documents.addresses import below
from numclaims.documents.dating import byline_date, byline_publisher
from numclaims.documents.languages import guess
from numclaims.documents.making import day_of, make_document
from numclaims.documents.reading import read_documents
from numclaims.errors import InputError

SEEDS = Path(__file__).parents[2] / "seeds"
ENGLISH = "The army said that the rebels had left the town and that the people of the town were safe with it. " * 4
FRENCH = (
    "Le gouvernement a dit que les forces de la ville sont dans les rues et que les habitants ont fui avec des enfants. "
    * 4
)


def read(*paths, **options):
    items = list(read_documents([str(p) for p in paths], **options))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Trouble)]


def test_seeds_have_only_the_dates_that_their_texts_give():
    documents, troubles = read(SEEDS)
    assert not troubles
    assert [d.published_earliest for d in documents] == [dt.date(2011, 6, 7), dt.date(2011, 6, 7), None, None, None]
    assert [d.published_basis for d in documents] == ["byline", "byline", "unknown", "unknown", "unknown"]
    assert [d.publisher for d in documents] == ["Reuters", None, None, None, None]
    assert {d.language for d in documents} == {"en"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("AMMAN | Tue Jun 7 , 2011 6:31 pm EDT AMMAN -LRB- Reuters -RRB- - Syrians fled", "2011-06-07"),
        ("A headline\n\nPosted June 7th, 2011 at 9:55 pm (UTC-5)\nLeave a comment", "2011-06-07"),
        ("Published 7 June 2011\nThe army moved.", "2011-06-07"),
        ("SAN SALVADOR, 3 JAN 90 -- [TEXT] THE ARMY SAID", "1990-01-03"),
        ("(CNN) June 5, 2012 - The army moved.", "2012-06-05"),
        ("Army moves on town\nWednesday 18 Jun 2014\nThe army moved.", "2014-06-18"),
        ("Page last updated at 11:47 GMT, Friday, 10 August 2012\nThe army moved.", "2012-08-10"),
        ("2014-06-18\nThe army moved.", "2014-06-18"),
        ("The army moved. " * 60 + "\nFirst published 7 June 2011", "2011-06-07"),
        ("3 May 2012 Last updated at 09:15 GMT Share this page\n\nTroops moved on.", "2012-05-03"),
        ("10 January 12 18:37 GMT\nTroops moved on.", "2012-01-10"),
        ("GENEVA, 3 May 2014 - The agency said on Saturday that it had run out of tents.", "2014-05-03"),
        ("NAIROBI, Kenya, Oct. 2, 2011 \u2013 The clinics are full.", "2011-10-02"),
        ("Geneva/Dar es Salaam, 3 May 2014 \u2013 Floods have cut off the camp.", "2014-05-03"),
        ("WASHINGTON, D.C. (July 4, 2016) \u2014 Two ships left port.", "2016-07-04"),
        ("Sahla floods: Situation Report No. 5 (as of 18 March 2013)\n\nRoads are open.", "2013-03-18"),
        ("THE HILL GAZETTE  Tuesday, 5 March 2013\nRoads are open.", "2013-03-05"),
        (
            "Floods in Sahla\n\nFormat\n\nReport\n\nSource\n\nThe office\n\nPosted\n\n14 Jul 2023\n\nRoads are open.",
            "2023-07-14",
        ),
        ("Camp bulletin, Sahla - 18 March 2013\n\nRoads are open.", "2013-03-18"),
        ("The army moved. " * 60 + "\n7 June 2011\nSubscribe to posts", "2011-06-07"),
        ("Roads open\n\n  \u2022 World\n  \u2022 Monday, 18 Mar 2013\n\nRoads are open.", "2013-03-18"),
        (
            "Friday, March 05, 2021 | 02:16 PM\nSearch\n\n"
            + "The army moved. " * 60
            + "\nFirst Published: Jun 7 2011 | 9:28 PM",
            "2011-06-07",
        ),
        (
            "3 May 2012 Last updated at 09:15 GMT\n\n" + "Troops moved on. " * 60 + "\nPublished 7 June 2011",
            "2012-05-03",
        ),
        ("Roads open\n\nMon, Mar 18, 2013 - Page 5\n\nRoads are open.", "2013-03-18"),
        ("March 18, 2013 in World News\n\nRoads are open.", "2013-03-18"),
    ],
)
def test_byline_dates(text, day):
    assert byline_date(text) == (dt.date.fromisoformat(day),) * 2


@pytest.mark.parametrize(
    "text",
    [
        "A man demonstrates in The Hague , June 7 , 2011 . The army moved.",
        "The ceasefire agreed on 3 June 2011 holds, the army said.",
        "The war began on March 15, 2011, and goes on.",
        "Published 31 June 2011\nThere is no such day.",
        "AMMAN, July 19 (Reuters) - The year is not told.",
        "On Tuesday, 3 May 2014 - the day after the vote - shops were shut.",
        "Ankara, 3 May 2014 - A boy looks on as tents are put up.\n\nThe camp is full.",
        "Reporting period: 27 April 2014 - 3 May 2014\n\nRoads are open.",
        "As of 18 March 2013, the road was open.",
        "March 18, 2013 in Sahla was a cold day that nobody forgets\nThe road was open.",
        "",
    ],
)
def test_dates_of_events_and_captions_are_no_bylines(text):
    assert byline_date(text) is None


def test_figures_that_can_be_read_in_two_orders_leave_an_interval():
    assert byline_date("03-04-2016\nThe army moved.") == (dt.date(2016, 3, 4), dt.date(2016, 4, 3))
    assert byline_date("13-04-2016\nThe army moved.") == (dt.date(2016, 4, 13),) * 2


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("AMMAN (Reuters) - Syrians fled", "Reuters"),
        ("AMMAN -LRB- Reuters -RRB- - Syrians fled", "Reuters"),
        ("KABUL, June 5 (AFP) - A bomb", "AFP"),
        ("(CNN) -- A bomb", "CNN"),
        ("By Jim Smith, BBC News, Beirut\nA bomb", "BBC News"),
        ("He told (Reuters) nothing", None),
        ("The agency (AFP) said so.", None),
        ("Children look out of a bus Reuters\nA bomb", None),
    ],
)
def test_publishers(text, publisher):
    assert byline_publisher(text) == publisher


def test_a_moment_is_reduced_to_the_day_in_its_own_zone():
    assert day_of("2011-06-07T23:55:00-05:00") == dt.date(2011, 6, 7)
    assert day_of("2011-06-08T00:10:00Z") == dt.date(2011, 6, 8)
    assert day_of(dt.datetime(2011, 6, 7, 23, 55, tzinfo=dt.UTC)) == dt.date(2011, 6, 7)
    assert day_of(" ") is None
    with pytest.raises(ValueError, match="yesterday"):
        day_of("yesterday")


def test_metadata_goes_before_the_byline():
    made = make_document("a", "Published 7 June 2011\nx", published="2011-06-09")
    assert (made.published_earliest, made.published_basis) == (dt.date(2011, 6, 9), "metadata")


@given(st.text())
def test_any_text_makes_a_document_of_the_same_length(text):
    made = make_document("a", text)
    assert len(made.text) == len(text)
    made.text.encode()


def test_newlines_and_bom(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\ntwo\rthree\n")
    (tmp_path / "b.md").write_bytes("\ufeffOne\r\n".encode("utf-16-le"))
    documents, _ = read(tmp_path)
    assert [d.text for d in documents] == ["One\r\ntwo\rthree\n", "One\r\n"]


def test_windows_1252_is_read_and_latin_stays_what_it_is(tmp_path):
    (tmp_path / "a.txt").write_bytes((ENGLISH + "“He’s in Orléans – said”").encode("cp1252"))
    documents, troubles = read(tmp_path)
    assert not troubles
    assert documents[0].text.endswith("“He’s in Orléans – said”")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", b"%PDF-1.4 x", "PDF"),
        ("a.txt", b"PK\x03\x04...", "ZIP"),
        ("a.txt", b"{\\rtf1\\ansi Six people died.}", "rich text"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"\x01\x02\x03\x04abc", "binary"),
        ("a.odt", b"PK", "OpenDocument text, which is not read"),
        ("a.xyz", b"text", "ending '.xyz'"),
        ("a", b"text", "no ending"),
        ("a.jsonl", b"", "holds no document"),
        ("a.jsonl", b"{oops}\n", "no valid JSON"),
        ("a.jsonl", b'["list"]\n', "no object but a list"),
        ("a.jsonl", b'{"text": "x"}\n', "no 'id'"),
        ("a.jsonl", b'{"id": "x"}\n', "no 'text'"),
        ("a.jsonl", b'{"id": "x", "text": 5}\n', "'text' is no text"),
        ("a.jsonl", b'{"id": "x", "text": "\xff"}\n', "not UTF-8"),
        ("a.jsonl", b"[" * 100_000 + b"\n", "no valid JSON"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,body\n1,2\n", "no column 'id'"),
        ("a.csv", b"id,text\n,x\n", "no 'id'"),
        ("a.parquet", b"PAR1xxxx", "Parquet"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path, name, data, problem):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("The rest.")
    documents, troubles = read(tmp_path)
    assert [d.id for d in documents] == ["z.txt"]
    assert len(troubles) == 1
    assert problem in troubles[0].problem
    assert name in troubles[0].source
    assert troubles[0].cure


def test_missing_unreadable_and_special_files(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    documents, troubles = read(tmp_path, tmp_path / "nowhere")
    assert not documents
    assert ["regular" in t.problem or "cannot be read" in t.problem for t in troubles] == [True] * 3


def test_folders_are_sorted_by_path_and_hidden_files_skipped(tmp_path):
    for name in ("b/x.txt", "b-1.txt", "a.txt", ".hidden.txt", ".git/c.txt", "b/.y.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    documents, troubles = read(tmp_path)
    assert not troubles
    assert [d.id for d in documents] == sorted(["b/x.txt", "b-1.txt", "a.txt", "b.txt"])


def test_what_systems_and_earlier_runs_leave_in_a_folder_is_passed_over(tmp_path):
    for name in (
        "a.txt",
        "Thumbs.db",
        "desktop.ini",
        "~$report.docx",
        "reports/.made-by-numclaims",
        "reports/documents.jsonl",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("documents.jsonl\n" if name.endswith("numclaims") else "Text of it.")
    (tmp_path / "reports" / "ledger.duckdb").write_bytes(b"\0")
    for name in ("Page.html", "Page_files/ad.html", "our_files/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>Twelve people died in Homs.</p>")
    (tmp_path / "reports" / "notes.txt").write_text("A note of mine.")
    documents, troubles = read(tmp_path)
    assert ([d.id for d in documents], troubles) == (["Page.html", "a.txt", "our_files/b.txt", "reports/notes.txt"], [])
    assert [f.name for f in below(str(tmp_path))] == [d.id for d in documents]
    (tmp_path / "reports" / "notes.txt").unlink()
    documents, (trouble,) = read(tmp_path / "reports")
    assert (documents, "nothing but what numclaims wrote" in trouble.problem) == ([], True)


def test_sources_csv_gives_what_the_files_do_not_say(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "sub" / "b.txt").write_text("Two.")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "c", "text": "Three.", "publisher": "Its own"}))
    (tmp_path / "sources.csv").write_text(
        "file,publisher,published,title,url\na.txt,The Daily,2011-06-07,,\nsub/b.txt,,June,A title,http://b\n"
        "gone.txt,,,,\n../out.txt,,,,\na.txt,Twice,,,\nc.jsonl,Daily,2011-06-08,,\n"
    )
    documents, troubles = read(tmp_path)
    assert [(d.id, d.publisher, d.title, d.published_basis) for d in documents] == [
        ("a.txt", "The Daily", None, "metadata"),
        ("c", "Its own", None, "metadata"),
        ("sub/b.txt", None, "A title", "unknown"),
    ]
    assert ["gone.txt" in t.problem for t in troubles[:2]] == [True, False]
    assert [t.source.rpartition(", ")[2] for t in troubles] == ["row 4", "row 5", "row 6", "row 3"]
    alone, _ = read(tmp_path / "a.txt")
    assert (alone[0].id, alone[0].publisher) == ("a.txt", "The Daily")


@pytest.mark.parametrize("written", ["tuesday", "Tuesday"])
def test_a_name_of_sources_csv_that_is_nearly_right_is_told_as_it_is(tmp_path, written):
    (tmp_path / "tuesday.txt").write_text("One.")
    (tmp_path / "sources.csv").write_text(f"file,publisher\n{written},The Daily\n")
    _, (trouble,) = read(tmp_path)
    assert trouble.cure.startswith("Did you mean 'tuesday.txt'?")


def test_sources_csv_as_a_spreadsheet_of_a_country_with_decimal_commas_saves_it(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "sources.csv").write_bytes(b"\xef\xbb\xbfFile;Publisher;Published\r\na.txt;The Daily;7.6.2011\r\n")
    (document,), (trouble,) = read(tmp_path)
    assert (document.publisher, "could be two" in trouble.problem) == ("The Daily", True)


def test_the_second_document_of_one_id_is_left_out(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    documents, troubles = read(tmp_path / "one", tmp_path / "two")
    assert [d.text for d in documents] == ["one"]
    assert f"already read from {tmp_path / 'one' / 'a.txt'};" in troubles[0].problem
    assert troubles[0].source == str(tmp_path / "two" / "a.txt")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "One."}\n')))
    documents, _ = read("-")
    assert documents[0].id == "a"


def test_reading_is_lazy(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "One."}\n' * 3)
    items = read_documents([str(tmp_path / "a.jsonl"), str(tmp_path / "later.txt")])
    assert next(items).id == "a"
    (tmp_path / "later.txt").write_text("Two.")
    assert [i.id for i in items if isinstance(i, Document)] == ["later.txt"]


def test_other_languages_are_named_and_passed_over(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH)
    (tmp_path / "b.txt").write_text("قالت السلطات إن عشرات القتلى سقطوا في المدينة خلال الأيام الماضية " * 3)
    (tmp_path / "c.txt").write_text("Trop court pour juger.")
    (tmp_path / "d.txt").write_text(ENGLISH.upper())
    documents, troubles = read(tmp_path)
    assert [d.id for d in documents] == ["c.txt", "d.txt"]
    assert ["French" in troubles[0].problem, "Arabic" in troubles[1].problem] == [True, True]
    assert "--language any" in troubles[0].cure
    assert troubles[0].passed_over
    assert troubles[0].source == str(tmp_path / "a.txt")
    documents, _ = read(tmp_path, language="any")
    assert len(documents) == 4
    (tmp_path / "all.jsonl").write_text(json.dumps({"id": "f1", "text": FRENCH}))
    assert read(tmp_path / "all.jsonl")[1][0].source == f"{tmp_path / 'all.jsonl'}, f1"


def test_guess_needs_enough_words():
    assert guess("the of and to in " * 7) is None
    assert guess(ENGLISH) == ("en", "English")
    assert guess("12 34 " * 300) is None
    assert guess("Au moins 12 personnes sont mortes dans les inondations, ont dit les secours de la ville.") is None
    assert guess("La Paz, El Alto and Los Andes de la Sierra: 12 dead and 30 hurt in Los Altos de la Villa") is None


@given(st.binary(max_size=400))
@settings(deadline=None)  # the first bytes of a foreign encoding load what guesses it
def test_any_bytes_are_text_or_named(data):
    try:
        text = decoding.decode(data)
    except InputError as error:
        text = f"{error.problem} {error.cure}"
    assert text.strip()


def test_a_few_damaged_bytes_make_no_other_encoding_of_utf_8(tmp_path):
    (tmp_path / "a.txt").write_bytes((ENGLISH + "“No,” said José. “São Tomé!”").encode()[:-2])
    documents, troubles = read(tmp_path)
    assert documents[0].text.endswith("“No,” said José. “São Tomé!\ufffd")
    assert "what was lost stands as U+FFFD: 1 of" in troubles[0].problem
