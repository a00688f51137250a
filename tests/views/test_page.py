"""The page as a file: what it holds, how it is escaped, what it may run; its bytes."""

import dataclasses
import datetime as dt
import hashlib
import html
import re
from importlib.resources import files

import html5lib
import pytest

from numclaims import pipeline
from numclaims.claims import Discrepancy, FindingType, Status
from numclaims.documents.making import make_document
from numclaims.views import plotnames, standing, words
from numclaims.views.page import contents, rendering, texts
from numclaims.views.page.addresses import web_address
from numclaims.views.page.parsing import parse
from numclaims.views.page.writing import write_page

ODD = "Up to 300 fled.\r\nA\x00B\x07\x0b\x1f\x7f\x85\ufffe\U0001ffff \u2028 <b>&amp;</b> ' \" \u202eEnd"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    return pipeline.run(["seeds"], reports=folder / "r", figures=folder / "f", processes=1)


def written(folder, made, **options):
    paths = write_page(folder, made.documents, made.claims, made.series, made.discrepancies, **options)
    return [p.read_bytes().decode() for p in paths]


def one_document(text, **given):
    document = make_document(id="a.txt", text=text, published=dt.date(2011, 6, 7), **given)
    return document, pipeline.claims_of(document)


def test_every_number_sentence_and_text_is_on_the_page(seeds, tmp_path):
    found = parse(written(tmp_path, seeds)[0])
    tracked = {c.claim_id: c for c in seeds.claims if c.tracked}
    assert {r.attributes["id"].removeprefix("r-") for r in found.rows} == set(tracked)
    for row in found.rows:
        assert row.sentence.text == tracked[row.attributes["id"].removeprefix("r-")].sentence
    assert [a.text for a in found.articles] == [d.text for d in seeds.documents]
    marked = {n.anchor.removeprefix("c-"): n.text for a in found.articles for n in a.numbers}
    assert marked == {c.claim_id: c.quote for c in seeds.claims if c.quote}


def test_findings_stand_first_by_severity(seeds, tmp_path):
    (page,) = written(tmp_path, seeds)
    order = ["high", "medium", "low", "info"]
    severities = re.findall(r'<article class="finding sev-(\w+)"', page)
    assert severities == sorted(severities, key=order.index)
    assert len(severities) == len(seeds.discrepancies)
    places = [page.index(f'<h2 id="{name}">') for name in ("findings", "figures", "once", "articles")]
    assert places == sorted(places)


def test_a_number_of_how_the_figures_went_leads_to_its_claim(seeds, tmp_path):
    (page,) = written(tmp_path, seeds)
    courses = page[page.index('<table class="courses">') :].partition("</table>")[0]
    led = dict(re.findall(r'href="#c-(\w+)">([^<]*)<', courses))
    quotes = {c.claim_id: c.quote for c in seeds.claims}
    assert led
    assert {i: words.split()[-1] for i, words in led.items()} == {i: quotes[i] for i in led}


def test_the_page_parses_without_any_error(seeds, tmp_path):
    for number, page in enumerate([*written(tmp_path / "1", seeds), *written(tmp_path / "2", seeds, most=2)]):
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        tree = parser.parse(page)
        assert [(e, number) for e in parser.errors] == []
        ids = [e.get("id") for e in tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids))


def test_same_input_same_bytes_in_any_order(seeds, tmp_path):
    first = written(tmp_path / "1", seeds, most=3)
    rows = {name: list(getattr(seeds, name)) for name in ("documents", "claims", "series", "discrepancies")}
    for values in rows.values():
        values.reverse()
    assert written(tmp_path / "2", dataclasses.replace(seeds, **rows), most=3) == first


def test_nothing_but_its_own_scripts_may_run_and_nothing_is_loaded(seeds, tmp_path):
    (page,) = written(tmp_path, seeds)
    found = parse(page)
    policy = found.metas["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert len(found.scripts) == 3
    assert all(rendering.fingerprint(s) in policy for s in [*found.scripts, *found.styles])
    assert found.foreign == []
    assert not re.search(r'\s(?:src|style|on\w+)="', page.partition("<script>")[0].partition("<body>")[2])


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" https://example.org", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https:", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, link):
    assert (web_address(url) == url) is (link or url is None)
    assert web_address(url) is not None or not link


def test_every_character_of_a_text_can_be_read_back(tmp_path):
    document, claims = one_document(ODD, title="<script>1</script>", url="javascript:1")
    (path,) = write_page(tmp_path, [document], claims, [], [])
    found = parse(path.read_bytes().decode())
    assert found.articles[0].text == ODD
    assert found.articles[0].block.attributes["data-sha256"] == hashlib.sha256(ODD.encode()).hexdigest()
    assert len(found.scripts) == 1
    assert found.links == [a for a in found.links if a.startswith("#")]
    parser = html5lib.HTMLParser()
    parser.parse(path.read_bytes().decode())
    assert parser.errors == []


def test_a_sentence_with_numbers_that_overlap_shows_the_first():
    told = texts.quotation("From 5 to 10 fled.", 100, [(105, 112, "#a"), (110, 112, "#b"), (117, 117, "#c")])
    assert str(told) == 'From <a class="n" href="#a">5 to 10</a> fled.'


def test_a_sentence_is_set_apart_whole_whatever_number_stands_first_in_it():
    sentence = "After three months of unrest on 3 June 2011, at least 12 people were killed in Homs."
    document, claims = one_document(f"It began quietly. {sentence} Rain fell for 2 days.")
    shown = str(texts.article(document, claims, lambda c: f"#{c.claim_id}"))
    (inside,) = re.findall(r'<span class="sn">(.*)</span> Rain', shown)
    assert html.unescape(re.sub("<[^>]+>", "", inside)) == sentence


def test_marks_say_what_a_number_is_and_why_another_is_none():
    document, claims = one_document("At least 120 people were killed in Homs. Resolution 1973 passed at 6:31 pm.")
    told = {c.quote: texts.mark_words(c) for c in claims}
    assert told["120"] == "People killed, Homs, At least 120"
    assert [words for quote, words in told.items() if "1973" in quote] == ["set apart: legal text"]
    assert told["6:31 pm"] == "set apart: clock time"
    assert texts.kinds_words(claims).startswith("1 tracked; set apart: ")
    marked = str(texts.article(document, claims, lambda c: f"#r-{c.claim_id}"))
    assert html.unescape(re.sub(r"<[^>]*>", "", marked)) == document.text
    assert marked.count("<span") == marked.count("</span>")


def test_beyond_so_many_articles_there_are_several_files_that_name_one_another(seeds, tmp_path):
    paths = write_page(tmp_path, seeds.documents, seeds.claims, seeds.series, seeds.discrepancies, most=2)
    names = [p.name for p in paths]
    assert names[0] == "report.html"
    assert {n.rstrip(".html0123456789") for n in names[1:]} == {"report-figures-", "report-once-", "report-articles-"}
    main = parse(paths[0].read_text(encoding="utf-8"))
    assert list(main.parts) == names[1:]
    anchors = {p.name: set(re.findall(r'\sid="([^"]+)"', p.read_text(encoding="utf-8"))) for p in paths}
    for path in paths:
        for link in parse(path.read_text(encoding="utf-8")).links:
            name, _, anchor = link.partition("#")
            assert not anchor or anchor in anchors[name or path.name], (path.name, link)


def test_an_empty_ledger_makes_a_page_too(tmp_path):
    (path,) = write_page(tmp_path, [], [], [], [])
    page = path.read_text(encoding="utf-8")
    assert "No two reports disagree" in page
    assert html5lib.HTMLParser(strict=True).parse(page) is not None


def test_every_type_of_finding_has_a_name():
    assert set(words.FINDING_WORDS) == set(FindingType.__args__)
    assert set(standing.STATUS) == set(Status.__args__)


def test_a_finding_about_claims_that_are_gone_is_still_told(tmp_path):
    finding = Discrepancy(discrepancy_id="x1", type="stale", severity="low", measure="killed", explanation='"5" < "6"')
    (path,) = write_page(tmp_path, [], [], [], [finding])
    page = path.read_text(encoding="utf-8")
    assert 'id="f-x1"' in page
    assert '"5" &lt; "6"' in page


def test_own_scripts_make_no_markup_of_words():
    assets = [p for p in files("numclaims.views.page").joinpath("assets").iterdir() if p.name.endswith(".js")]
    assert len(assets) > 4
    for asset in assets:
        told = re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(|fetch|XMLHttp",
            asset.read_text(),
        )
        assert told is None, asset.name


def test_libraries_are_those_whose_digests_are_named():
    vendor = files("numclaims.views.page").joinpath("vendor")
    named = dict(
        re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", vendor.joinpath("README.md").read_text(), re.MULTILINE)
    )
    assert set(named) == {p.name for p in vendor.iterdir() if p.name.endswith(".js")}
    for name, digest in named.items():
        assert hashlib.sha256(vendor.joinpath(name).read_bytes()).hexdigest() == digest
        assert b"</script" not in vendor.joinpath(name).read_bytes()


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (600, 4000, "person", "600 to 4,000"),
        (120, 120, "person", "120"),
        (1, 2_000_000, "person", "1 to 2,000,000"),
        (1_000_000, 2_500_000, "person", "1 million to 2.5 million"),
        (500, 1_200_000, "USD", "$500 to $1,200,000"),
        (2e6, 3e9, "USD", "$2,000,000 to $3,000,000,000"),
    ],
)
def test_a_range_in_words_cannot_be_misread(low, high, unit, words):
    assert contents.range_words(low, high, unit) == words


def test_a_number_that_a_person_withdrew_is_struck_out():
    document, claims = one_document("At least 120 people were killed in Homs.")
    withdrawn = [dataclasses.replace(c, decision="rejected", tracked=False, rejected_by="review:ana") for c in claims]
    marked = str(texts.article(document, withdrawn, lambda _: ""))
    assert re.search(r'<del id="c-[0-9a-f]{16}" class="x" title="withdrawn by ana">120</del>', marked)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2011-06-07", "2011-06-07", "7 June 2011"),
        ("2011-06-04", None, "4 June 2011 or later"),
        (None, "2011-06-07", "7 June 2011 or earlier"),
        ("2011-06-03", "2011-06-09", "a day between 3 June 2011 and 9 June 2011"),
        (None, None, "undated"),
    ],
)
def test_a_day_is_told_as_sure_as_it_is(claim, first, last, words):
    ends = [dt.date.fromisoformat(d) if d else None for d in (first, last)]
    assert plotnames.claim_day_words(claim(as_of_earliest=ends[0], as_of_latest=ends[1])) == words
