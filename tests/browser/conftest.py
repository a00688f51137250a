"""A browser for the page: Debian's chromium, driven by Playwright. Where there is none, the tests are skipped, loudly."""

import shutil

import pytest

from numclaims import pipeline

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NOTICE = (
    "THE PAGE WAS NOT TESTED IN A BROWSER: no chromium was found.",
    "Install it (Debian: apt-get install chromium) and run `pytest tests/browser` again.",
)
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM is None:
        terminalreporter.section("browser tests skipped", sep="!", red=True, bold=True)
        for line in NOTICE:
            terminalreporter.line(line, red=True)


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip(NOTICE[0])
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def seeds_page(chromium, tmp_path_factory):
    """The page of the seed articles; not made where no browser could open it."""
    assert chromium.is_connected()
    folder = tmp_path_factory.mktemp("page")
    pipeline.run(["seeds"], reports=folder, figures=folder / "figures", processes=1)
    return folder / "report.html"


@pytest.fixture
def visit(chromium):
    """A function that opens a page and notes what it complains of and whatever it asks the network for."""
    contexts = []

    def go(file, at="", width=1280, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.complaints = []
        page.asked = []
        page.on("console", lambda m: page.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.on("request", lambda r: page.asked.append(r.url))
        page.goto(f"{file.as_uri()}{at}")
        return page

    yield go
    for context in contexts:
        for page in context.pages:
            assert page.complaints == []
            assert [url for url in page.asked if not url.startswith("file:")] == []
        context.close()
