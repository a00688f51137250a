"""Reads what a web page says of itself: headline, day, publisher and address, from JSON-LD, meta elements and marked times.

Sources of the names: schema.org's NewsArticle, the Open Graph protocol, Dublin Core, and the HTML standard; besides them the few
names of large publishing systems. What says when a page was changed is left alone: that is not when it was published.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from numclaims.documents.dating import MONTHS, byline_date

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

LONGEST_JSON: Final = 1_000_000
"""Characters of JSON-LD above which it is passed over: facts about an article take a thousandth of that."""

_TRAILING_COMMA: Final = re.compile(r",\s{0,200}([}\]])")
_COMMENT_AROUND: Final = re.compile(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_JSON: Final = json.JSONDecoder(strict=False)
_MOST_SCRIPTS: Final = 20
_MOST_OBJECTS: Final = 500
_MOST_META: Final = 500
_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|Posting|NewsStory)$")
_DATE_NAMES: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "article.published", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "published_time", "published", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "citation_publication_date", "date",
)  # fmt: skip
_TITLE_NAMES: Final = ("og:title", "headline", "dc.title", "dcterms.title", "twitter:title", "title")
_PUBLISHER_NAMES: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "cre")
_WANTED: Final = frozenset((*_DATE_NAMES, *_TITLE_NAMES, *_PUBLISHER_NAMES, "og:url"))
_ISO_DAY: Final = re.compile(r"\s*(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)")
_DAY_IN_PATH: Final = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:/(?P<m>\d\d|[a-z]{3})/(?P<d>\d\d?)|-(?P<m2>\d\d)-(?P<d2>\d\d))(?=[/_.-]|$)"
)
_SEPARATORS: Final = re.compile(r"\s(?:[|\u2013\u2014\u00b7\u00bb\u2022-]|::)\s")
_LONGEST_SITE: Final = 5
"""Words of a site's name at most; more are a second headline."""
_BEHIND_SITE: Final = (": ", " | ", " - ", " \u2013 ", " \u2014 ")
_HEAD_OF_TEXT: Final = 1_000
_HEAD_LINES: Final = 10
_SECTIONS: Final = frozenset({
    "news", "world", "world news", "latest news", "breaking news", "home", "politics", "business", "sport", "sports", "national",
    "international", "local", "local news", "africa", "asia", "europe", "middle east", "americas", "opinion", "comment", "blog",
    "press release", "press releases", "article", "articles", "story", "updates", "live", "video", "print", "page 1",
})  # fmt: skip
_TIMES: Final = (
    "time[pubdate],time[itemprop~=datePublished],[itemprop~=datePublished][content],time.published,abbr.published,"
    "time.entry-date,time[class*=publish i]"
)
_MOST_POSTS: Final = 40
_LINKED_HEADING: Final = "h1 a,h2 a,h3 a,h4 a,a h2,a h3,a h4"
"""By which a teaser is known."""
_OTHER_TIMES: Final = "article time[datetime],main time[datetime],header time[datetime],.article time[datetime]"
_NOT_OF_THE_ARTICLE: Final = (
    "aside,nav,footer,li,[class*=comment i],[id*=comment i],[class*=related i],[class*=recommend i],[class*=teaser i],"
    "[class*=updat i],[class*=modif i]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself; None for what it does not.

    Attributes:
        title: Its headline, without the name of the site behind it.
        published: ISO date or date-time of its publication.
        publisher: Name of the site or publisher.
        site: What the site seems to be called, by the window's title or the address: for pages that name no publisher.
        url: Its canonical address.
        body: The article's text, where the page carries it for machines.
    """

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    site: str | None = None
    url: str | None = None
    body: str | None = None


def facts_of(tree: HTMLTree, url: str | None = None) -> Facts:
    """What a page says of itself.

    Args:
        tree: The parsed page.
        url: The address that it came from, if known.
    """
    page = tree.document
    if page is None:
        return Facts()
    meta = _meta(page)
    article = _linked_data(page)
    canonical = page.query_selector("link[rel~=canonical][href]")
    address = next(
        (
            found
            for given in (
                canonical.getattr("href") if canonical is not None else None,
                meta.get("og:url"),
                article.get("url"),
                url,
            )
            if (found := _address(given, url))
        ),
        None,
    )
    publisher = article.get("publisher") or next((meta[name] for name in _PUBLISHER_NAMES if meta.get(name)), None)
    title = _title(tree, page, meta, article, publisher)
    return Facts(
        title=title,
        published=_published(page, meta, article, address),
        publisher=publisher,
        site=site_of(tree.title or "", title, address),
        url=address,
        body=article.get("body"),
    )


def _meta(page: DocumentNode) -> dict[str, str]:
    """The contents of the meta elements that matter, by name in small letters; the first of each name."""
    found: dict[str, str] = {}
    for element in page.query_selector_all("meta[content]").values()[:_MOST_META]:
        name = (element.getattr("property") or element.getattr("name") or element.getattr("itemprop") or "").lower()
        if name in _WANTED and name not in found:
            content = (element.getattr("content") or "").strip()
            if content:
                found[name] = html.unescape(content)
    return found


def _linked_data(page: DocumentNode) -> dict[str, str]:
    """Headline, day, publisher, address and body from the first JSON-LD object of a page that is an article."""
    objects: list[dict[str, Any]] = []
    for script in page.query_selector_all('script[type*="ld+json" i]').values()[:_MOST_SCRIPTS]:
        text = script.text or ""
        if len(text) <= LONGEST_JSON and '"' in text:
            objects.extend(_objects(_decoded(text.strip().rstrip(";"))))
    named = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and "name" in o}
    for o in objects:
        kinds = o.get("@type")
        if not any(isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            continue
        main = o.get("mainEntityOfPage")
        facts = {
            "title": _string(o.get("headline")) or _string(o.get("name")),
            "published": _string(o.get("datePublished")) or _string(o.get("dateCreated")),
            "publisher": _name(o.get("publisher"), named) or _name(o.get("sourceOrganization"), named),
            "url": _string(o.get("url")) or _string(main.get("@id") if isinstance(main, dict) else main),
            "body": _string(o.get("articleBody")),
        }
        return {key: html.unescape(value) for key, value in facts.items() if value}
    return {}


def _decoded(text: str) -> object:
    """What JSON says, templates' commas before a closing bracket and signs of a comment around it aside; None for no JSON."""
    with contextlib.suppress(ValueError, RecursionError):
        return _JSON.decode(text)
    with contextlib.suppress(ValueError, RecursionError):
        return _JSON.decode(_TRAILING_COMMA.sub(r"\1", _COMMENT_AROUND.sub("", text)))
    return None


def _objects(given: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script: itself, the items of a list, and of a graph."""
    waiting = [given]
    count = 0
    while waiting and count < _MOST_OBJECTS:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_OBJECTS]
        elif isinstance(item, dict):
            count += 1
            yield item
            waiting[:0] = [item[key] for key in ("@graph", "mainEntity") if key in item]


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object, named: dict[str, dict[str, Any]]) -> str | None:
    """The name of a person or organisation, given as text, as object, or by reference to another."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return _string(value.get("name")) or _string(named.get(str(value.get("@id")), {}).get("name"))
    return _string(value)


def _title(
    tree: HTMLTree, page: DocumentNode, meta: dict[str, str], article: dict[str, str], publisher: str | None
) -> str | None:
    """The headline: the page's only main heading where nothing else is said, or where the rest agrees with it."""
    said = article.get("title") or next((meta[name] for name in _TITLE_NAMES if meta.get(name)), None)
    given = without_site(said or (tree.title or "").strip(), publisher)
    headings = [text for h in page.query_selector_all("h1").values()[:5] if (text := " ".join((h.text or "").split()))]
    for heading in headings:
        if _same(heading, given):
            return heading
    if said is None and len(headings) == 1 and not _same(headings[0], publisher or ""):
        return headings[0]
    return given or None


def _same(one: str, other: str) -> bool:
    """Whether two headlines differ in no more than signs, letter case, or what one of them has at its end."""
    a, b = ("".join(c for c in text.lower() if c.isalnum()) for text in (one, other))
    return bool(a) and bool(b) and (a == b or (len(a) > 20 and b.startswith(a)))


def without_site(title: str, publisher: str | None) -> str:
    """A title without the name of the site behind it, or before it.

    Args:
        title: The title of a window.
        publisher: Name of the site, if known.
    """
    parts = [match.span() for match in _SEPARATORS.finditer(title)]
    if not parts:
        return title
    site = "".join(c for c in (publisher or "").lower() if c.isalnum())
    first, last = title[: parts[0][0]], title[parts[-1][1] :]
    if site:
        if "".join(c for c in last.lower() if c.isalnum()) in site or _same(publisher or "", last):
            return without_site(title[: parts[-1][0]], publisher)
        if "".join(c for c in first.lower() if c.isalnum()) == site:
            return title[parts[0][1] :]
        return title
    bar = title[slice(*parts[-1])].strip() == "|"
    short = len(last.split()) <= 4 and len(last) * (2 if bar else 3) < len(title)
    return title[: parts[-1][0]] if short else title


def site_of(window_title: str, headline: str | None, address: str | None) -> str | None:
    """What a page's site seems to be called: what stands behind its headline in the window's title, else its host.

    What stands there counts when the address agrees ("The Sentinel" at sentinel.example), or where there is no address, when it
    is no section of a paper.

    Args:
        window_title: The title of the window, with whatever the site puts behind the headline.
        headline: The headline.
        address: The page's address, if known.
    """
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    parts = _SEPARATORS.split(window_title.strip())
    last = " ".join(parts[-1].split())
    if len(parts) > 1 and headline and _same(headline, parts[0].strip()) and 0 < len(last.split()) <= _LONGEST_SITE:
        if not host:
            return last if last.lower() not in _SECTIONS and any(c.isupper() for c in last) else None
        letters, domain = ("".join(c for c in text.lower() if c.isalnum()) for text in (last, host))
        if letters.removeprefix("the") in domain or host.partition(".")[0] in letters:
            return last
    return host or None


def headline_in(title: str, text: str) -> tuple[str, str | None]:
    """A title, and the name of the site before it: told apart by the line of the text that is the headline alone.

    "The Post: Army moves on town" cannot be told from "Army: no move on town" but by that.

    Args:
        title: The title, of the window perhaps.
        text: The main text; its first lines are looked at.
    """
    for line in map(str.strip, text[:_HEAD_OF_TEXT].split("\n")[:_HEAD_LINES]):
        before = title.removesuffix(line)
        if len(line) * 2 > len(title) > len(line) and before != title and before.endswith(_BEHIND_SITE):
            site = before.rstrip(" :|-\u2013\u2014")
            return line, site if len(site.split()) <= _LONGEST_SITE else None
    return title, None


def _published(page: DocumentNode, meta: dict[str, str], article: dict[str, str], url: str | None) -> str | None:
    """The day of publication, from the surest sign to the least sure."""
    for said in (article.get("published"), *(meta.get(name) for name in _DATE_NAMES)):
        if said and (day := day_in(said)):
            return day
    for element in page.query_selector_all(_TIMES).values()[:5]:
        if day := _day_of(element):
            return day
    if day := _day_of_posts(page) or _only_day(page):
        return day
    found = _DAY_IN_PATH.search(url.lower()) if url else None
    if found is None:
        return None
    month = found["m"] or found["m2"]
    number = f"{MONTHS.index(month) + 1:02d}" if month in MONTHS else month
    return day_in(f"{found['y']}-{number}-{(found['d'] or found['d2']).zfill(2)}")


def _day_of_posts(page: DocumentNode) -> str | None:
    """The day of the article; the last one where several posts of a live report, each with its time, stand beside each other."""
    first: str | None = None
    posts: list[ElementNode] = []
    days: list[str] = []
    for element in page.query_selector_all(_OTHER_TIMES).values()[:_MOST_POSTS]:
        if element.closest(_NOT_OF_THE_ARTICLE) is not None or not (day := _day_of(element)):
            continue
        first = first or day
        post = element.closest("article")
        if post is not None and post.query_selector(_LINKED_HEADING) is None:
            posts.append(post)
            days.append(day)
    return max(days) if any(post != posts[0] for post in posts) else first


def _only_day(page: DocumentNode) -> str | None:
    """The day of the only time that is marked on a page, wherever it stands."""
    times = [
        t for t in page.query_selector_all("time[datetime]").values()[:5] if t.closest(_NOT_OF_THE_ARTICLE) is None
    ]
    return _day_of(times[0]) if len(times) == 1 else None


def _day_of(element: ElementNode) -> str | None:
    for name in ("datetime", "content", "title"):
        if (said := element.getattr(name)) and (day := day_in(said)):
            return day
    return day_in((element.text or "")[:100])


def day_in(said: str) -> str | None:
    """The day that a date in any usual form gives, in its own zone, in ISO form; None for none, or where it could be two days.

    Args:
        said: Such as ``2011-06-07T21:55:00-05:00``, ``20110607``, ``Tue, 07 Jun 2011 21:55:00 GMT`` or ``June 7, 2011``.
    """
    found = _ISO_DAY.match(said)
    if found is not None:
        try:
            return dt.date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
        except ValueError:
            return None
    interval = byline_date(f"Published {said[:80].strip()}")
    return interval[0].isoformat() if interval and interval[0] == interval[1] else None


def _address(given: str | None, base: str | None) -> str | None:
    """An address in full, if it is one on the web."""
    if not given:
        return None
    try:
        full = urljoin(base or "", given.strip())
    except ValueError:
        return None
    return full if full.lower().startswith(("http://", "https://")) else None
