"""Web pages: the article of them and no more, and what the page says of itself."""

import tomllib
from pathlib import Path

import pytest

from numclaims import lexicons
from numclaims.documents.inputs import Input
from numclaims.documents.maintext import container
from numclaims.documents.pagefacts import day_in
from numclaims.documents.webpages import read_page
from numclaims.lexicons.headings import furniture_heading

PAGES = tomllib.loads((Path(lexicons.__file__).parent / "en" / "pages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", PAGES["container"], ids=lambda e: e["name"])
def test_containers(entry):
    assert all(getattr(container(names), "name", None) == entry["name"] for names in entry["examples"])
    assert not any(container(names) for names in entry["counterexamples"])


@pytest.mark.parametrize("entry", PAGES["heading"], ids=lambda e: e["name"])
def test_headings(entry):
    assert all(getattr(furniture_heading(text), "name", None) == entry["name"] for text in entry["examples"])
    assert not any(furniture_heading(text) for text in entry["counterexamples"])


STORY = "<p>The army moved on the town on Monday, and 12 people were killed, residents said by telephone.</p>" * 4


def read(markup, url=None):
    data = markup if isinstance(markup, bytes) else markup.encode()
    (document,) = read_page(Input(where="a.html", name="a.html", open=lambda: None, url=url), data)
    return document


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2011-06-07T23:55:00-05:00">', "2011-06-07"),
        ('<meta name="DC.date.issued" content="2011-06-07">', "2011-06-07"),
        ('<meta itemprop="datePublished" content="20110607">', "2011-06-07"),
        ('<meta name="date" content="Tue, 07 Jun 2011 21:55:00 GMT">', "2011-06-07"),
        ('<link rel="canonical" href="https://d.example/2011/jun/07/story">', "2011-06-07"),
        ('<link rel="canonical" href="/world/2011/06/07/story.html">', "2011-06-07"),
        ('<meta property="article:modified_time" content="2011-06-09">', "None"),
        ('<meta name="date" content="03/04/2011">', "None"),
        ('<meta name="date" content="2011-31-31">', "None"),
        ('<link rel="canonical" href="https://d.example/2011/6070/99/story">', "None"),
    ],
)
def test_the_day_a_page_gives(head, day):
    document = read(f"<html><head>{head}</head><body>{STORY}", url="https://d.example/story")
    assert str(document.published_earliest) == day
    assert document.published_basis == ("unknown" if day == "None" else "metadata")


def test_times_count_where_they_are_the_articles():
    teaser = '<aside><time datetime="2019-01-01">New Year</time></aside>'
    document = read(f'<body>{teaser}<article><time datetime="2011-06-07T10:00">7 June</time>{STORY}</article>')
    assert str(document.published_earliest) == "2011-06-07"
    assert read(f"<body>{teaser}<article>{STORY}</article>").published_earliest is None


def test_linked_data_in_a_graph_with_a_publisher_by_reference():
    data = (
        '{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Army &amp; town",'
        ' "datePublished": "2011-06-07T08:00:00Z", "publisher": {"@id": "#p"}}, {"@id": "#p", "name": "The Daily"}]}'
    )
    document = read(f'<script type="application/ld+json">{data}</script><body>{STORY}')
    assert (document.title, document.publisher) == ("Army & town", "The Daily")
    assert read(f'<script type="application/ld+json">{data[:-9]}</script><body>{STORY}').title is None


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Army moves on town | The Daily</title>", "Army moves on town"),
        (
            "<title>The Daily - Army moves on town</title><meta property='og:site_name' content='The Daily'>",
            "Army moves on town",
        ),
        ("<title>Home</title><h1>Army moves on town</h1>", "Army moves on town"),
        (
            "<meta property='og:title' content='Army moves on town - The Daily'><h1>Army moves on town</h1>",
            "Army moves on town",
        ),
        (
            "<title>Talks - and what they cost the people of the town</title>",
            "Talks - and what they cost the people of the town",
        ),
    ],
)
def test_titles_without_the_name_of_the_site(markup, title):
    assert read(f"{markup}<body>{STORY}").title == title


@pytest.mark.parametrize(
    ("window_title", "url", "publisher"),
    [
        ("Army moves on town | World news | The Hill Post", "https://www.hillpost.example/2011/army", "The Hill Post"),
        ("Army moves on town - HP", "https://hp.example/army", "HP"),
        ("Army moves on town - in pictures", "https://www.hillpost.example/army", "hillpost.example"),
        ("Army moves on town - Hill Post", None, "Hill Post"),
        ("Army moves on town - World News", None, None),
        ("Army moves on town", None, None),
    ],
)
def test_the_site_of_a_page_that_names_no_publisher(window_title, url, publisher):
    assert read(f"<title>{window_title}</title><body><h1>Army moves on town</h1>{STORY}", url).publisher == publisher


def test_the_headline_in_the_text_tells_the_site_before_it():
    page = "<title>Hill Post: Army moves on town</title><body><table><tr><td><b>Army moves on town</b><br>{}</td></tr></table>"
    document = read(page.format("The army moved on Monday.<br><br>At least 12 people were killed, residents said." * 4))
    assert (document.title, document.publisher) == ("Army moves on town", "Hill Post")
    document = read(f"<title>Army: no move on town</title><body>{STORY}")
    assert (document.title, document.publisher) == ("Army: no move on town", None)


def test_boxes_named_by_two_words_and_foreign_advertisements_are_no_article():
    box = '<div class="most-viewed"><ol><li>1 Six die in club fire</li></ol></div><amp-ad>Buy 2 get 1</amp-ad>'
    text = read(f"<body><div>{STORY}{box}</div>").text
    assert ("club fire" in text, "get 1" in text, text.count("12 people")) == (False, False, 4)


def test_the_headline_stands_first_wherever_the_page_has_it():
    text = read(f"<body><div><h1>Army moves on town</h1></div><div><div>{STORY}</div></div>").text
    assert text.startswith("Army moves on town\n\nThe army moved")
    assert text.count("Army moves on town") == 1


def test_comments_are_left_out_even_where_there_is_more_of_them():
    comments = "<p>I was there myself, and they killed 300 people in our street alone, believe me.</p>" * 40
    for marked in (f'<div id="comments">{comments}</div>', f"<section><h2>Comments (40)</h2>{comments}</section>"):
        text = read(f"<body><article>{STORY}</article>{marked}").text
        assert "300" not in text
        assert text.count("12 people") == 4


def test_an_article_goes_on_behind_a_box_of_links():
    box = "<h2>Read more</h2><ul><li><a href=/1>At least 40 killed elsewhere</a></li></ul>"
    text = read(f"<body><article>{STORY}{box}{STORY.replace('12', '13')}</article>").text
    assert ("40 killed" in text, text.count("12 people"), text.count("13 people")) == (False, 4, 4)


def test_pages_without_paragraphs():
    story = "The army moved on the town on Monday.<br><br>At least 12 people were killed, residents said.<br>"
    links = "".join(f"<a href=/{n}>Story {n}: {n} killed</a><br>" for n in range(30))
    text = read(f"<body><table><tr><td>{links}</td><td>{story * 3}</td></tr></table>").text
    assert text.startswith("The army moved on the town on Monday.\n\nAt least 12")
    assert "Story" not in text


def test_class_names_of_the_whole_page_take_nothing_away():
    text = read(f'<body class="has-sidebar comments-open"><div class="widget-container">{STORY}</div>').text
    assert text.count("12 people") == 4


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-9", "utf-16"])
def test_encodings_that_pages_declare(encoding):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    markup = f"<html><head>{meta}</head><body>{STORY}<p>“São” é ü</p>"
    if encoding == "iso-8859-9":
        markup = markup.replace("“São”", "Şırnak")
    assert ("Şırnak" if encoding == "iso-8859-9" else "“São”") + " é ü" in read(markup.encode(encoding)).text


def test_days_in_other_forms():
    assert day_in("June 7, 2011") == day_in("7 June 2011 at 10:00") == "2011-06-07"
    assert day_in("yesterday") is None
