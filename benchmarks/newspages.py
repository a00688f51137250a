"""Web pages such as newsrooms publish, made anew from a seed: what the article is, and all that stands around it.

Six ways of building pages, from tables of the nineties to generated class names, each with the furniture that it usually has:
navigation, cookie notices, advertisements in the middle of the text, teasers, newsletter boxes, comments, tickers, scripts and
styles in the usual amounts. Nothing here is taken from any page; the articles are the seeds and sentences made for this.
"""

# ruff: noqa: E501 -- markup in which lines are broken otherwise would be other markup
from __future__ import annotations

import datetime as dt
import html
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOWNS = ["Arden", "Belmore", "Castra", "Dunvale", "Eskmouth", "Farrow", "Glenholt", "Harwick", "Istra", "Jorvale"]
PAPERS = ["The Daily Ledger", "Harbour Post", "Northern Courier", "World Desk", "Evening Register"]
SENTENCES = [
    "Rescue teams pulled {a} people from the ruins of a school in {t} on {d}, the mayor told reporters.",
    "At least {b} residents have been killed since the floods began in {m}, according to the health ministry.",
    "The army said it had sent {a} soldiers and {c} vehicles to the town, {e} kilometres from the border.",
    "Aid workers counted {f} families in the camp, and said that as many as {g} more were on the road.",
    "“We have not eaten for {c} days,” said a {h}-year-old farmer who had walked from {t} with his children.",
    "Officials in the capital disputed that figure, and said that no more than {c} houses had been destroyed.",
    "The river rose by {c} metres overnight, cutting the only road between {t} and the coast.",
    "A spokeswoman for the relief agency said that {f} blankets and {a} tents were flown in on {d}.",
    "Nearly a third of the harvest is lost, a report published in {m} found, at a cost of ${c} million.",
    "Opposition groups put the number of arrests at more than {a}; the police gave no figure.",
    "Hospitals in {t} are treating {a} wounded, among them {c} children, doctors said by telephone.",
    "The two sides had agreed on a truce in {m}, but both accuse each other of having broken it within hours.",
    "Electricity has been cut in most districts, and shops were closed on {d} for the second day running.",
    "“Nobody tells us anything,” one woman said as she queued for water outside the town hall.",
]
PLAIN = [
    "Residents who stayed behind said that they had nowhere else to go.", "The government has not commented on the reports.",
    "Roads into the valley remained closed, and the telephone lines were down.", "Diplomats said that talks would go on next week.",
    "Foreign reporters are not allowed into the region, so that accounts cannot be verified.", "He called on both sides to show restraint.",
    "The opposition rejected the offer, which it described as an insult to the people of {t}.", "Nobody has claimed responsibility.",
    "Analysts believe that the decision will make it harder to reach those who need help most.", "Schools will stay shut until further notice.",
    "The minister, who took office in {m}, has promised an inquiry into the conduct of the police.", "She did not say when.",
    "Witnesses described scenes of panic as the crowd ran towards the harbour.", "The old bridge is the only way across the river.",
    "A curfew has been imposed in {t} and in the villages around it.", "Local officials could not be reached for comment.",
    "Relations between the neighbours have been tense since the disputed election.", "That is what the law requires, he added.",
    "Many of those who fled have found shelter with relatives, others sleep in mosques and churches.", "It was not clear who had fired first.",
    "Human rights groups accuse the authorities of holding people without trial.", "The court is expected to rule after the holidays.",
    "“We were sitting in the kitchen when the roof came down,” said a neighbour of the family.", "Prices of bread and fuel have risen sharply.",
    "The proposal, backed by several European countries, would have to be approved by parliament.", "The airport has since reopened.",
]  # fmt: skip
"""Sentences without a figure, of which news has about three for each with one."""
TEASERS = [
    "At least {a} killed as bridge collapses in {t}", "{a} reasons to visit {t} this summer", "Minister resigns after {c} days",
    "Why {t} is running out of water", "Storm leaves {f} homes without power", "What we know about the {t} talks",
    "{c} ways to sleep better", "Strike enters day {c} as talks in {t} stall", "Markets fall {c} percent on {t} fears",
]  # fmt: skip
COMMENTS = [
    "I live there and {a} people were killed, not what they say here.", "Same old story. They sent {f} soldiers for nothing.",
    "Great reporting, thank you!", "My cousin saw {c} tanks on the road to {t} yesterday.",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """A page and what is true of it.

    Attributes:
        markup: Its bytes.
        style: Name of the way in which it is built.
        title: Its headline.
        day: When it was published.
        paragraphs: The article, without headline and captions.
        furniture: Sentences on the page that are no article.
    """

    markup: bytes
    style: str
    title: str
    day: dt.date
    paragraphs: tuple[str, ...]
    furniture: tuple[str, ...]


class _Maker:
    """Draws what a page needs."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 -- pages, not secrets
        self.furniture: list[str] = []
        self.paper = self.draw.choice(PAPERS)
        self.day = dt.date(2009, 1, 1) + dt.timedelta(days=self.draw.randrange(5000))

    def fill(self, sentence: str) -> str:
        n = self.draw.randrange
        return sentence.format(
            a=n(12, 400), b=n(20, 900), c=n(3, 40), e=n(4, 90), f=f"{n(1, 60)},{n(0, 10)}00", g=f"{n(2, 9)},000", h=n(19, 80),
            t=self.draw.choice(TOWNS), d=self.draw.choice(["Monday", "Tuesday", "Friday", "Sunday"]),
            m=self.draw.choice(["March", "April", "September", "November"]),
        )  # fmt: skip

    def article(self, number: int) -> tuple[str, list[str]]:
        seeds = sorted((ROOT / "seeds").glob("*.txt"))
        if number % 3 == 0:
            lines = [n for n in seeds[number // 3 % len(seeds)].read_text(encoding="utf-8").split("\n") if n.strip()]
            return f"{self.fill('Town of {t} waits for news as talks go on')}", lines
        title = self.fill(
            self.draw.choice(["{t} counts its dead after the flood", "Thousands leave {t} as fighting nears"])
        )
        return title, [
            " ".join(
                self.fill(self.draw.choice(SENTENCES if self.draw.random() < 0.3 else PLAIN))
                for _ in range(self.draw.randrange(1, 5))
            )
            for _ in range(self.draw.randrange(8, 26))
        ]

    def noted(self, sentence: str) -> str:
        made = self.fill(sentence)
        self.furniture.append(made)
        return html.escape(made)

    def teasers(self, count: int, form: str) -> str:
        return "".join(form.format(n=n, t=self.noted(self.draw.choice(TEASERS))) for n in range(count))

    def comments(self, count: int, form: str) -> str:
        return "".join(form.format(n=n, t=self.noted(self.draw.choice(COMMENTS))) for n in range(count))

    def links(self, count: int, form: str = '<li class="nav-item"><a href="/s{n}">{t}</a></li>') -> str:
        return "".join(form.format(n=n, t=f"{self.draw.choice(TOWNS)} {n}") for n in range(count))

    def script(self, size: int) -> str:
        state = {
            f"k{n}": {"id": n, "title": self.fill(self.draw.choice(TEASERS)), "tags": TOWNS[:4]} for n in range(size)
        }
        return f"<script>window.__STATE__ = {json.dumps(state)};</script>"

    def style(self, size: int) -> str:
        rules = (f".c{n} .d{n % 7} > a:hover {{ color: #{n:06x}; padding: {n % 9}px }}" for n in range(size))
        return f"<style>{' '.join(rules)}</style>"

    def consent(self, name: str) -> str:
        text = self.noted("We and our {a} partners store cookies on your device for {c} months, unless you object.")
        return f'<div id="{name}" class="{name}"><div><p>{text}</p><button>Accept</button><button>Manage</button></div></div>'


def _paragraphs(lines: Sequence[str], between: dict[int, str], attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{html.escape(n)}</p>{between.get(i, '')}" for i, n in enumerate(lines))


def semantic(m: _Maker, title: str, lines: Sequence[str]) -> str:
    """HTML 5 elements, JSON-LD and Open Graph."""
    facts = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
        "datePublished": f"{m.day}T08:15:00+02:00", "dateModified": f"{m.day + dt.timedelta(days=3)}T10:00:00+02:00",
        "publisher": {"@type": "Organization", "name": m.paper},
    }  # fmt: skip
    card = '<article class="card"><a href="/t{n}"><img src="{n}.jpg" alt=""><h3>{t}</h3></a></article>'
    related = f'<aside class="related"><h2>Related stories</h2><ul>{m.teasers(4, "<li><a href=/r{n}>{t}</a></li>")}</ul></aside>'
    advertisement = f'<div class="ad ad--inline"><span>Advertisement</span><p>{m.noted(TEASERS[1])}</p></div>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)} | {m.paper}</title>
<meta property="og:title" content="{html.escape(title)}"><meta property="og:site_name" content="{m.paper}">
<link rel="canonical" href="https://paper.example/news/a"><script type="application/ld+json">{json.dumps(facts)}</script>
{m.style(300)}{m.script(250)}</head><body>{m.consent("cookie-banner")}<header><nav><ul>{m.links(60)}</ul></nav></header><main>
<article><header><h1>{html.escape(title)}</h1><p class="byline">By A. Reporter in {m.draw.choice(TOWNS)}</p>
<time datetime="{m.day}T08:15:00+02:00">{m.day:%d %B %Y}</time></header><figure><img src="a.jpg" alt="">
<figcaption>A street after the rain. Photo: AFP</figcaption></figure>{_paragraphs(lines, {2: advertisement, 4: related})}
<section class="comments" id="comments"><h2>Comments</h2>{m.comments(6, '<div class="comment"><p>{t}</p></div>')}</section></article>
<aside><h2>Most read</h2><ol>{m.teasers(10, '<li><a href="/m{n}">{t}</a></li>')}</ol></aside></main>
<section class="more">{m.teasers(30, card)}</section><footer><ul>{m.links(50)}</ul><p>&copy; {m.paper}. All rights reserved.</p>
</footer>{m.script(120)}</body></html>"""


def blog(m: _Maker, title: str, lines: Sequence[str]) -> str:
    """The commonest publishing system: entry-content, widgets, replies."""
    reply = '<li class="comment" id="comment-{n}"><div class="comment-body"><p>{t}</p><a class="comment-reply-link">Reply</a></div></li>'
    recent = f"<ul>{m.teasers(10, '<li><a href=/p{n}>{t}</a></li>')}</ul>"
    share = '<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Tweet</a></li></ul></div>'
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{html.escape(title)} - {m.paper}</title>
<meta property="og:title" content="{html.escape(title)}"><meta property="og:site_name" content="{m.paper}">
<meta property="article:published_time" content="{m.day}T21:40:12+00:00">
<meta property="article:modified_time" content="{m.day + dt.timedelta(days=9)}T08:00:00+00:00">{m.style(600)}{m.script(60)}</head>
<body class="single single-post has-sidebar comments-open"><div id="page" class="site"><div id="masthead" class="site-header">
<div class="menu-primary"><ul class="menu">{m.links(25)}</ul></div></div><div id="content" class="site-content"><div id="primary">
<article class="post type-post tag-news"><header class="entry-header"><h1 class="entry-title">{html.escape(title)}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{m.day}T21:40:12+00:00">{m.day:%B %d, %Y}</time></div></header>
<div class="entry-content">{_paragraphs(lines, {})}{share}</div><footer class="entry-footer">Tagged {m.draw.choice(TOWNS)}</footer>
</article><nav class="post-navigation">{m.teasers(2, '<a href="/n{n}">{t}</a>')}</nav><div id="comments" class="comments-area">
<h2 class="comments-title">8 thoughts on &#8220;{html.escape(title)}&#8221;</h2><ol class="comment-list">{m.comments(8, reply)}</ol>
<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div></div></div>
<div id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">Recent Posts</h2>{recent}</section>
<section class="widget"><h2>Archives</h2><ul>{m.links(40)}</ul></section></div></div><div id="colophon" class="site-footer">
<p>Proudly published by {m.paper}</p></div>{m.consent("cookie-law-info-bar")}</div>{m.script(150)}</body></html>"""


def tables(m: _Maker, title: str, lines: Sequence[str]) -> str:
    """A layout of tables, text parted by line breaks, and the day in the text."""
    text = "<br><br>\n".join(html.escape(n) for n in lines)
    return f"""<html><head><title>{m.paper}: {html.escape(title)}</title><meta http-equiv="Content-Type"
content="text/html; charset=windows-1252"><script language="JavaScript">{"var x = 1; function f() { return x }" * 200}</script></head>
<body bgcolor="#ffffff"><table width="760"><tr><td colspan="3"><a href="/"><img src="logo.gif" alt="{m.paper}"></a></td></tr><tr>
<td width="120" valign="top" bgcolor="#dddddd">{m.links(45, '<a href="/s{n}">{t}</a><br>')}</td><td width="480" valign="top">
<font face="Arial" size="4"><b>{html.escape(title)}</b></font><br><font size="1">Published {m.day.day} {m.day:%B %Y}</font><br><br>
<font face="Times" size="3">{text}</font><br></td><td width="160" valign="top"><b>Other news</b><br>
{m.teasers(14, '<a href="/o{n}">{t}</a><br><br>')}</td></tr><tr><td colspan="3" align="center"><font size="1">
<a href="/about">About</a> | <a href="/terms">Terms</a></font></td></tr></table></body></html>"""


def generated(m: _Maker, title: str, lines: Sequence[str]) -> str:
    """Class names that a program made, everything a div, state in scripts."""
    inner = '<a href="/i{n}" class="css-8xk1 e1d2"><div><h4 class="css-91a">{t}</h4></div></a>'
    boxes = {
        1: f'<div class="css-1k2j" data-testid="promo"><div>{m.teasers(1, inner)}</div></div>',
        3: f'<div id="newsletter-signup-3" class="css-zz9"><p>{m.noted("Join the {f} readers of our letter, {c} times a month.")}</p></div>',
        5: f'<div class="css-7g"><h2 class="css-h">More on this story</h2><ul>{m.teasers(3, "<li>" + inner + "</li>")}</ul></div>',
    }
    facts = {"@graph": [{"@type": "WebPage", "name": title}, {"@type": ["ReportageNewsArticle"], "headline": title,
             "datePublished": f"{m.day}T05:00:00.000Z", "publisher": {"@id": "#p"}}, {"@id": "#p", "@type": "Organization",
             "name": m.paper}]}  # fmt: skip
    body = "\n".join(
        f'<div class="css-1wq" data-component="text-block"><p class="css-9sd">{html.escape(n)}</p></div>{boxes.get(i, "")}'
        for i, n in enumerate(lines)
    )
    cards = '<div class="css-{n}x"><a href="/c{n}"><span class="css-q"><img alt=""></span><h3 class="css-w">{t}</h3></a></div>'
    return f"""<!doctype html><html lang="en-gb"><head><meta charSet="utf-8"/><title>{html.escape(title)} - {m.paper}</title>
<script type="application/ld+json">{json.dumps(facts)}</script>{m.style(900)}</head><body><div id="__next"><div class="css-0a">
<div role="banner" class="css-1b"><div role="navigation"><ul>{m.links(80)}</ul></div></div><div class="css-2c"><div class="css-3d">
<div class="css-4e"><h1 class="css-5f" id="main-heading" tabindex="-1">{html.escape(title)}</h1><div class="css-6g"><span>
<time data-testid="timestamp" dateTime="{m.day}T05:00:00.000Z">{m.day:%d %B %Y}</time></span></div>{body}</div></div>
<div class="css-side" role="complementary"><h2>Top stories</h2>{m.teasers(12, cards)}</div></div><div class="css-grid">
{m.teasers(45, cards)}</div><div role="contentinfo"><ul>{m.links(40)}</ul></div></div>{m.consent("onetrust-consent-sdk")}</div>
{m.script(500)}</body></html>"""


def portal(m: _Maker, title: str, lines: Sequence[str]) -> str:
    """Microdata, a share bar, tags, teasers with their summaries."""
    teaser = '<div class="teaser"><h3><a href="/t{n}">{t}</a></h3><p class="teaser-text">{t} <a href="/t{n}">More</a></p></div>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(title)} :: {m.paper}</title>
<meta name="date" content="{m.day}T12:00:00Z"><meta name="publisher" content="{m.paper}">{m.style(200)}{m.script(150)}</head><body>
<div class="topbar"><div class="ticker">{m.noted("Live: {a} people killed in {t}")}</div><ul class="mainmenu">{m.links(50)}</ul></div>
<div id="wrapper"><div class="breadcrumb"><a href="/">Home</a> &raquo; <a href="/w">World</a></div><div id="leftcol"
itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{html.escape(title)}</h1><div class="share-bar">
<a href="#">Share</a> <a href="#">Mail</a> <span>{m.draw.randrange(2, 900)} shares</span></div><div itemprop="articleBody">
{_paragraphs(lines, {3: f'<div class="box related-box"><h3>Read more</h3>{m.teasers(3, teaser)}</div>'})}</div><div class="tags">
Tags: {m.links(6, '<a href="/tag{n}">{t}</a> ')}</div></div><div id="rightcol" class="sidebar"><h2>Popular now</h2>
{m.teasers(15, teaser)}</div></div><div id="footer">{m.links(40, '<a href="/f{n}">{t}</a> ')}</div>{m.consent("gdpr-layer")}
</body></html>"""


def plain(m: _Maker, title: str, lines: Sequence[str]) -> str:
    """Hardly any names: a heading, paragraphs and lists in the body, the day in the address."""
    return f"""<!DOCTYPE html><html><head><title>{html.escape(title)}</title>
<link rel="canonical" href="https://desk.example/{m.day:%Y/%m/%d}/story.html"></head><body><div><a href="/">{m.paper}</a>
<ul>{m.links(20, '<li><a href="/s{n}">{t}</a></li>')}</ul></div><div><h1>{html.escape(title)}</h1>{_paragraphs(lines, {})}</div>
<div><h2>Related stories</h2><ul>{m.teasers(8, '<li><a href="/r{n}">{t}</a></li>')}</ul></div><div><h2>Comments</h2>
{m.comments(3, "<p>{t}</p>")}</div><div><p>Copyright {m.paper}</p></div></body></html>"""


STYLES: list[Callable[[_Maker, str, Sequence[str]], str]] = [semantic, blog, tables, generated, portal, plain]


def make_pages(count: int) -> list[NewsPage]:
    """So many pages, the same ones every time.

    Args:
        count: How many.
    """
    pages = []
    for number in range(count):
        build = STYLES[number % len(STYLES)]
        m = _Maker(number)
        title, lines = m.article(number // len(STYLES) + number)
        markup = build(m, title, lines)
        encoding = "cp1252" if build is tables else "utf-8"
        pages.append(
            NewsPage(
                markup=markup.encode(encoding, "xmlcharrefreplace"),
                style=build.__name__,
                title=title,
                day=m.day,
                paragraphs=tuple(lines),
                furniture=tuple(m.furniture),
            )
        )
    return pages
