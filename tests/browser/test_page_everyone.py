"""The page for everyone: keyboard, screen reader, phone, dark, print, scripts off; and nothing of a source is ever run."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from numclaims import pipeline
from numclaims.views.page.writing import write_page

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CARRIED = "all => all.map(e => [...e.querySelectorAll('[data-x]')].map(x => x.dataset.x))"
OPEN_ALL = "document.querySelectorAll('details').forEach(e => e.open = true)"


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        (v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"])
        for v in found
        if v["impact"] in {"serious", "critical"}
    ]


def draw_charts(page):
    page.locator("#figures").scroll_into_view_if_needed()
    page.wait_for_selector(".plot[data-drawn] a[aria-label]", state="attached")


def test_by_keyboard_alone(seeds_page, visit):
    page = visit(seeds_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    draw_charts(page)
    page.locator(".figure summary").first.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.plot')"):
            break
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first
    assert second
    assert first != second
    assert page.locator("#tip b").inner_text() == second.split(", ")[0] or page.locator("#tip b").inner_text() in second
    page.keyboard.press("Enter")
    assert page.locator("#reader .sn.here").is_visible()
    assert page.evaluate("document.activeElement.id") == "reader"
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == second


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_accessibility(seeds_page, visit, scheme):
    page = visit(seeds_page, color_scheme=scheme)
    draw_charts(page)
    page.evaluate(OPEN_ALL)
    assert serious(page) == []
    page.locator(".finding .go").first.click()
    assert serious(page) == []


def test_dark_where_the_reader_wants_it_dark(seeds_page, visit):
    def lightness(scheme):
        page = visit(seeds_page, color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(c) for c in colour.removeprefix("rgb(").removesuffix(")").split(","))

    assert lightness("dark") < 150
    assert lightness("light") > 700


def test_on_a_phone_nothing_has_to_be_scrolled_sideways(seeds_page, visit):
    page = visit(seeds_page, width=400, height=800)
    page.wait_for_selector(".finding")
    page.evaluate(OPEN_ALL)
    draw_charts(page)
    assert page.evaluate(WIDER) <= 0
    page.locator("#articles").scroll_into_view_if_needed()
    assert page.evaluate(WIDER) <= 0
    page.locator(".finding .go").first.click()
    assert page.locator("#reader").bounding_box()["width"] == pytest.approx(400, abs=1)
    assert page.locator("#reader").get_attribute("aria-modal") == "true"
    assert page.evaluate("document.querySelector('main').inert")
    assert page.evaluate(WIDER) <= 0


def test_with_scripts_off_tables_and_sentences_remain(seeds_page, visit):
    page = visit(seeds_page, java_script_enabled=False)
    assert not page.locator("#finder").is_visible()
    assert page.locator(".finding blockquote").first.is_visible()
    assert page.locator(".figure .claims tr").first.is_visible()
    assert page.locator(".article .text").count() == 5
    link = page.locator(".finding .go").first
    link.click()
    text = page.locator(".article[open] .sn:has(:target)")
    assert text.is_visible()
    assert "120" in text.inner_text()
    assert text.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_in_print_every_table_is_there_and_no_controls_are(seeds_page, visit):
    page = visit(seeds_page)
    page.wait_for_selector(".finding")
    page.emulate_media(media="print")
    assert not page.locator("#finder").is_visible()
    assert not page.locator(".jump").is_visible()
    tables = page.locator(".claims")
    assert tables.count() > 10
    heads = page.locator(".figure[open] .claims th[data-name]")
    assert heads.count() >= 4
    for head in heads.all()[:4]:
        assert not head.locator("button").is_visible(), "a browser repeats no control at the head of the next page"
        assert head.evaluate("e => getComputedStyle(e, '::before').content") == f'"{head.get_attribute("data-name")}"'
    assert page.locator(".lead").first.evaluate("e => getComputedStyle(e).breakAfter") == "avoid"
    assert all(t.bounding_box()["height"] > 20 for t in tables.all())


HOSTILE = {
    "id": "<b>1</b>.txt",
    "title": "<script>window.hit=1</script> & <img src=x onerror=window.hit=2>",
    "publisher": '"><svg onload=window.hit=3>',
    "url": "javascript:window.hit=4",
    "published": "2011-06-07",
    "text": (
        'At least 120 people were killed in Homs, </script><script>window.hit=5</script> said \u2028 "Ali <i>B.</i>".\r\n'
        '</div></details><h1 onclick=window.hit=6>Owned</h1> data-digest="" <!-- {{ 7 * 7 }} &lt; &amp;lt; '
        "\u202eUp to 300 people were killed in Homs on Monday, activists said.\u202c \x01 End."
    ),
}


def test_a_hostile_title_and_text_stay_text(tmp_path, visit):
    source = tmp_path / "in.jsonl"
    source.write_text(
        "".join(json.dumps(d) + "\n" for d in (HOSTILE, HOSTILE | {"id": "2", "url": "https://example.org/?a=1&b"}))
    )
    made = pipeline.run([source], reports=tmp_path / "r", figures=tmp_path / "f", processes=1)
    page = visit(tmp_path / "r" / "report.html")
    draw_charts(page)
    page.evaluate(OPEN_ALL)
    page.locator(".plot a").first.hover(force=True)
    page.fill("#words", "<script>")
    expect(page.locator("#found")).to_have_text(re.compile("2 articles$"))
    page.click("#clear")
    page.locator("a.v").first.click()
    assert page.evaluate("window.hit") is None
    assert page.locator("h1").count() == 1
    assert page.locator("[href^='javascript']").count() == 0
    assert page.locator("a[rel='noopener noreferrer']").count() == 1
    titles = page.locator(".article h3").all_text_contents()
    assert titles == [HOSTILE["title"]] * 2
    assert page.locator(".text").all_text_contents() == [HOSTILE["text"].translate({1: None, 13: None})] * 2
    assert page.locator(".text").evaluate_all(CARRIED) == [["13", "1"]] * 2
    assert made.documents[0].text == HOSTILE["text"]


def test_a_report_in_several_files_leads_from_one_to_the_other(tmp_path, visit):
    made = pipeline.run(["seeds"], reports=tmp_path / "r", figures=tmp_path / "f", processes=1)
    files = write_page(tmp_path / "r", made.documents, made.claims, made.series, made.discrepancies, most=2)
    assert len(files) > 4
    page = visit(files[0])
    page.locator(".finding .go").first.click()
    page.wait_for_selector("#reader .sn.here")
    assert "report-articles-" in page.url
    page.locator("#reader a.n.at").click()
    page.wait_for_selector("tr.here")
    assert "report-figures-" in page.url or "report-once-" in page.url
