"""Charts and tables: hover, click to the sentence, filters, order, search, permalinks."""

import json
import re

from playwright.sync_api import expect

from numclaims import pipeline

REFUGEES = ".figure[data-measure='Refugees'][data-place='Turkey']"
FOUND = re.compile(r"^\d+ findings?, \d+ figures? with \d+ claims?, \d+ articles?$")


def shown(page, selector):
    return page.locator(selector).filter(visible=True).count()


def chart(page, figure=REFUGEES):
    page.locator(f"{figure} summary").scroll_into_view_if_needed()
    page.wait_for_selector(f"{figure} .plot[data-drawn]")
    return page.locator(f"{figure} .plot")


def test_a_chart_has_a_mark_for_every_claim_of_its_table(seeds_page, visit):
    page = visit(seeds_page)
    plot = chart(page)
    rows = page.locator(f"{REFUGEES} tbody tr").count()
    assert rows >= 4
    assert plot.locator("a[aria-label]").count() == rows
    labels = [a.get_attribute("aria-label") for a in plot.locator("a[aria-label]").all()]
    assert any(re.search(r"1,600, Turkish official, .*printed by", label) for label in labels)


def test_hover_tells_value_source_and_sentence(seeds_page, visit):
    page = visit(seeds_page)
    chart(page).locator("a[aria-label^='1,600,']").hover(force=True)
    tip = page.locator("#tip")
    assert tip.is_visible()
    assert tip.locator("b").inner_text() == "1,600"
    assert "Turkish official" in tip.inner_text()
    assert "raising the number of refugees in the country to 1,600" in tip.inner_text()
    assert tip.locator("mark").inner_text() == "1,600"
    page.mouse.move(2, 2)
    assert not tip.is_visible()


def test_click_on_a_mark_opens_the_article_at_the_sentence(seeds_page, visit):
    page = visit(seeds_page)
    chart(page).locator("a[aria-label^='1,600,']").click(force=True)
    sentence = page.locator("#reader .sn.here")
    assert sentence.is_visible()
    assert "raising the number of refugees in the country to 1,600" in sentence.inner_text()
    box, window = sentence.bounding_box(), page.viewport_size
    assert 0 < box["y"] < window["height"] - box["height"]
    assert re.search(r"#c-[0-9a-f]{16}$", page.url)
    page.locator("#close").click()
    assert not page.locator("#reader").is_visible()
    assert page.locator(".article .text").count() == 5


def test_a_number_at_the_head_of_the_page_opens_its_sentence(seeds_page, visit):
    page = visit(seeds_page)
    number = page.locator(".courses td a").first
    words = number.inner_text()
    number.click()
    assert page.locator("#reader .sn.here").is_visible()
    assert page.locator("#reader a.n.at").inner_text() in words


def test_a_number_in_an_article_leads_to_its_row(seeds_page, visit):
    page = visit(seeds_page)
    page.locator(f"{REFUGEES} a.v", has_text="1,600").click()
    page.locator("#reader a.n.at").click()
    assert re.search(r"#r-[0-9a-f]{16}$", page.url)
    assert "1,600" in page.locator("tr.here .v").inner_text()
    page.go_back()
    assert re.search(r"#c-", page.url)


def test_permalinks_open_what_they_name(seeds_page, visit):
    page = visit(seeds_page)
    claim = page.locator(f"{REFUGEES} a.v").first.get_attribute("href")
    finding = page.locator(".finding .perma").first.get_attribute("href")
    row = page.locator(".once .sent .perma").first.get_attribute("href")
    assert visit(seeds_page, claim).locator("#reader .sn.here").is_visible()
    assert visit(seeds_page, finding).locator(f".finding{finding}").is_visible()
    opened = visit(seeds_page, row)
    assert opened.locator(f"tr{row}").is_visible()
    assert opened.locator(f"tr{row}").evaluate("e => e.closest('details').open")


def test_filters_by_measure_place_source_and_date(seeds_page, visit):
    page = visit(seeds_page)
    figures, rows = ".figure", ".claims tbody tr"
    every = shown(page, figures)
    expect(page.locator("#measure option", has_text="Refugees")).to_have_count(1)
    page.select_option("#measure", "Refugees")
    assert 0 < shown(page, figures) < every
    assert "Refugees in Turkey" in (page.locator(".figure:not([hidden]) h3").first.text_content() or "")
    page.click("#clear")
    expect(page.locator(".figure[hidden]")).to_have_count(0)
    page.select_option("#place", "Syria")
    places = page.locator(".figure:visible").evaluate_all("all => all.map(e => e.dataset.place)")
    assert places
    assert all("Syria" in p.split("|") for p in places)
    page.select_option("#place", "")
    page.select_option("#source", "Activists")
    sources = page.locator(f"{rows}:not([hidden]) .src b").all_text_contents()
    assert set(sources) == {"Activists"}
    others = page.locator(".figure:not([hidden]) .plot[data-drawn] a[aria-label]:not([aria-label*=' Activists,'])")
    expect(others).to_have_count(0)
    page.select_option("#source", "")
    page.fill("#from", "2011-06-07")
    page.dispatch_event("#from", "change")
    days = page.locator(f"{rows}:not([hidden])").evaluate_all("all => all.map(e => e.dataset.day)")
    assert days
    assert min(days) >= "2011-06-07"
    expect(page.locator("#found")).to_have_text(FOUND)


def test_search_reads_sentences_and_whole_articles(seeds_page, visit):
    page = visit(seeds_page)
    page.fill("#words", "capricious")
    expect(page.locator("#found")).to_have_text("0 findings, 0 figures with 0 claims, 0 articles")
    assert shown(page, ".article") == 0
    assert shown(page, "h2") == 0
    page.fill("#words", '"peaceful protesters" credible')
    expect(page.locator("#found")).to_have_text(re.compile("1 article$"))
    told = page.locator(".claims tbody tr:not([hidden]) .s").all_text_contents()
    assert told
    assert all("credible" in sentence and "peaceful protesters" in sentence for sentence in told)
    assert "peaceful protesters" in page.locator(".snippet").text_content()
    page.click("#clear")
    expect(page.locator("#found")).to_have_text("")
    assert shown(page, ".article") == 5


def test_figures_can_be_put_in_order(seeds_page, visit):
    page = visit(seeds_page)
    page.select_option("#order", "highest")
    numbers = page.locator(".figure").evaluate_all(
        "all => all.map(e => Math.max(...[...e.querySelectorAll('tbody tr')].flatMap(r => r.dataset.n.split(',').map(Number))))"
    )
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) > 1
    page.select_option("#order", "title")
    titles = page.locator(".figure").evaluate_all("all => all.map(e => e.dataset.measure)")
    assert titles == sorted(titles)


def test_a_table_can_be_put_in_the_order_of_a_column(seeds_page, visit):
    page = visit(seeds_page)
    chart(page)
    before = page.locator(f"{REFUGEES} .plot path").count()
    values = f"{REFUGEES} tbody tr"
    read = "all => all.map(r => Number(r.dataset.n.split(',').find(p => p)))"
    page.locator(f"{REFUGEES} th button", has_text="figure").click()
    numbers = page.locator(values).evaluate_all(read)
    assert numbers == sorted(numbers)
    assert page.locator(f"{REFUGEES} th[aria-sort=ascending]").count() == 1
    page.locator(f"{REFUGEES} th button", has_text="figure").click()
    assert page.locator(values).evaluate_all(read) == numbers[::-1]
    assert page.locator(f"{REFUGEES} .plot path").count() == before


def test_what_was_before_the_eyes_stays_there_when_an_article_opens(seeds_page, visit):
    page = visit(seeds_page)
    chart(page)
    number = page.locator(f"{REFUGEES} a.v", has_text="1,600")
    number.evaluate("e => e.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    top = "e => e.getBoundingClientRect().top"
    before = number.evaluate(top)
    number.click()
    page.wait_for_timeout(300)
    assert page.locator("#reader").is_visible()
    assert abs(number.evaluate(top) - before) < 60
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert abs(number.evaluate(top) - before) < 60


def test_what_a_figure_holds_for_behind_the_last_report_stays_within_the_chart(chromium, tmp_path, visit):
    assert chromium.is_connected()
    told = (
        ("10", "The Red Crescent said that thousands of refugees were living in Jordan."),
        ("11", "The mayor of Amman said that more than 8,000 refugees were living in Jordan."),
        ("12", "The World Bank said that dozens of refugees were living in Jordan."),
    )
    lines = [json.dumps({"id": day, "text": text, "published": f"2014-05-{day}"}) for day, text in told]
    (tmp_path / "told.jsonl").write_text("\n".join(lines), encoding="utf-8")
    pipeline.run(tmp_path / "told.jsonl", reports=tmp_path / "r", figures=tmp_path / "f", processes=1)
    page = visit(tmp_path / "r" / "report.html")
    figure = ".figure[data-measure='Refugees'][data-place='Jordan']"
    stretches = page.locator(f"{figure}[data-band], {figure} [data-band]").first.get_attribute("data-band").split(";")
    assert max(s.split(",")[0] for s in stretches) > "2014-05-20", "a stretch begins behind the chart"
    box = chart(page, figure).locator("svg").first.bounding_box()
    bands = page.locator(f"{figure} rect[x][width]").all()
    assert bands
    for band in bands:
        at = band.bounding_box()
        assert at["x"] + at["width"] <= box["x"] + box["width"] - 17
