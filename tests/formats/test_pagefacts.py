"""What a web page and the files beside it tell of day and publisher, and which of its articles are read."""

import datetime as dt

import pytest

from numclaims.claims import Document, Trouble
from numclaims.documents.reading import read_documents

LONG = [f"Paragraph {n} says that {n + 10} people fled from the town of Arden to the border. " * 4 for n in range(6)]
TEASER = (
    f'<article><time datetime="2021-06-09">9 June</time><h2><a href="/x">Frost</a></h2><p>{LONG[1][:90]}</p></article>'
)


def read(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    items = list(read_documents([str(path)]))
    return [i for i in items if isinstance(i, Document)], [i for i in items if not isinstance(i, Document)]


def test_articles_beside_each_other_are_all_read_and_teasers_are_not(tmp_path):
    first = f"<article><h2>Flood</h2><p>{LONG[0]}</p></article>"
    second = f"<article><h2>Fire</h2><p>{LONG[1]}</p></article>"
    teaser = f'<article><h2><a href="/x">Frost</a></h2><p>{LONG[2][:150]}</p></article>'
    (document,), _ = read(tmp_path, "a.html", f"<html><body><main>{first}{second}{teaser}</main></body></html>")
    assert "Paragraph 0" in document.text
    assert "Fire" in document.text
    assert "Paragraph 1" in document.text
    whole = f"<html><body><main>{first}{teaser}</main></body></html>"
    assert "Paragraph 2" not in read(tmp_path, "b.html", whole)[0][0].text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-04T08:00:00Z",}</script>',
            "",
        ),
        (
            '<script type="application/ld+json">//<![CDATA[\n{"@type": "Article", "datePublished": "2021-05-04"}\n//]]></script>',
            "",
        ),
        ("", '<p class="by">By A. B., <time datetime="2021-05-04">4 May</time></p>'),
        (
            "",
            "".join(
                f'<article><time datetime="2021-05-0{n}">{n} May</time><h2>Update</h2><p>{LONG[n]}</p></article>'
                for n in (3, 4, 2)
            ),
        ),
        (
            "",
            f'<article><time datetime="2021-05-04">4 May</time><h1>Flood</h1><p>{LONG[0]}</p></article>{TEASER}',
        ),
    ],
    ids=["trailing comma", "comment around", "the only time", "posts", "teaser"],
)
def test_the_day_of_a_page_that_tells_it_in_its_own_way(tmp_path, head, body):
    made = f"<!doctype html><html><head>{head}</head><body><main>{body}<p>{LONG[5]}</p></main></body></html>"
    (document,), _ = read(tmp_path, "a.html", made)
    assert document.published_earliest == document.published_latest == dt.date(2021, 5, 4)


def test_what_is_known_of_files_may_be_told_in_any_letters_but_by_known_names(tmp_path):
    (tmp_path / "a.txt").write_text("Nine people died in Jos.")
    (tmp_path / "Sources.CSV").write_text("File,Publisher,Date\na.txt,The Daily,2021-05-04\n")
    document, trouble = sorted(read_documents([str(tmp_path)]), key=lambda item: isinstance(item, Trouble))
    assert document.publisher == "The Daily"
    assert trouble.cure.startswith("Rename it to 'published'")
