"""Finds the article of a web page: where most of its paragraphs stand, without what is in them but not of them.

The parser and the renderer are compiled (lexbor, by resiliparse), and every element looked at from here costs as much as a
hundred looked at there. So the paragraphs alone are walked through, each with the elements around it; the smallest element that
holds nearly all of their text is the article; and only within it are navigation, comments and teasers sought by name.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from numclaims.documents.gridtext import set_tables
from numclaims.lexicons.headings import LEXICON, furniture_heading
from numclaims.lexicons.loader import entries

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree, Node


_NEVER: Final = (
    "script,style,noscript,template,iframe,svg,button,select,dialog,menu,nav,aside,footer,[hidden],[aria-hidden=true],"
    "[aria-modal=true],[style*='display:none' i],[style*='display: none' i],[role=navigation],[role=banner],[role=contentinfo],"
    "[role=complementary],[role=search],[role=dialog],[role=alertdialog],[role=menu],a:has(h2,h3,h4,p,div),"
    "amp-ad,amp-sticky-ad,amp-embed,amp-sidebar"
)
"""Elements that hold no article, by their meaning in HTML and ARIA; a link around a heading or paragraph is a teaser."""

_GROUNDS: Final = frozenset(
    {"nav", "aside", "footer", "dialog", "menu", "a", "button", "figure", "blockquote", "form", "label"}
)
"""Elements whose paragraphs do not tell where the article is."""
_NOT_ARTICLE: Final = _GROUNDS - {"figure", "blockquote", "form", "label"}
_SEMANTIC: Final = frozenset({"article", "main"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LOWER_HEADINGS: Final = _HEADINGS - {"h1"}
_SENTENCE: Final = 80
"""Characters from which a paragraph under "Read more" is the article that goes on, not another teaser."""
_WHOLE: Final = frozenset({"html", "body", "main"})
_MOST_PARAGRAPHS: Final = 4_000
_DEEPEST: Final = 200
"""Elements around a paragraph that are looked at; no page that people write is nested so deeply."""
_SHORTEST: Final = 30
"""Characters below which a paragraph does not tell where the article is."""
_NEARLY_ALL: Final = 0.93
"""Share of the paragraphs' text that the article must hold; the rest may be an editor's box, or the introduction."""
_MOST: Final = 0.5
_LITTLE: Final = 400
"""Characters of paragraphs below which other blocks are looked at too: some pages write articles without paragraphs."""

_BLOCK: Final = re.compile(r"</?(h[1-6]|p|li|pre|ul|ol)>")
_TAG: Final = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,4000})?>")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
"""Soft hyphens and zero-width signs: they tell a browser where to break, and no reader sees them."""
_PARTS: Final = re.compile(r"[a-z]+|[A-Z][a-z]*|[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerEntry:
    """Words in a class or id; see the head of ``en/pages.toml``."""

    name: str
    kind: Literal["comment", "furniture"]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def _container_words() -> dict[str, ContainerEntry]:
    return {word: row for row in entries(LEXICON, "container", ContainerEntry) for word in row.words}


@functools.lru_cache(maxsize=4096)
def container(names: str) -> ContainerEntry | None:
    """What the classes and the id of an element say that it holds other than article; None for nothing.

    Args:
        names: Its classes and id, with spaces between.
    """
    known = _container_words()
    for name in names.split()[:40]:
        if name in known:
            return known[name]
        parts = [part.lower() for part in _PARTS.findall(name)[:20]]
        # Words that say it together are listed as one: "most-viewed" and "mostViewed" alike.
        for part in (*parts, *map("".join, itertools.pairwise(parts))):
            if (found := known.get(part)) is not None:
                return found
    return None


def main_text(tree: HTMLTree, title: str | None = None) -> str:
    """The text of a page's article, its headline first, paragraphs set off by blank lines; empty when there is none.

    Args:
        tree: The parsed page; it is taken apart.
        title: The headline, if the page gives it.
    """
    body = tree.body
    if body is None:
        return ""
    heading = _heading(tree, title)
    root, weights, total = _article(tree, body)
    _strip(root, weights, total)
    text = _blocks_text(_rendered(tree, root), title)
    if total < _LITTLE and root is not body:
        _strip(body, weights, total)
        whole = _blocks_text(_rendered(tree, body), title)
        text = whole if len(whole) > 3 * len(text) else text
    if heading and text and heading not in text[: len(heading) + 400]:
        text = f"{heading}\n\n{text}"
    return text


def all_text(tree: HTMLTree) -> str:
    """All text of a page or of a piece of one, links and headings too, paragraphs set off by blank lines."""
    if tree.body is None:
        return ""
    return _joined([(tag, _clean(content, tag)) for tag, content in _blocks(_rendered(tree, tree.body))])


def _heading(tree: HTMLTree, title: str | None) -> str | None:
    """The main heading as the page shows it."""
    page = tree.document
    for heading in page.query_selector_all("h1").values()[:5] if page is not None else ():
        text = " ".join(_UNSEEN.sub("", heading.text or "").split())
        if text and text == title:
            return text
    return None


def _article(tree: HTMLTree, body: ElementNode) -> tuple[ElementNode, dict[Node, int], int]:
    """The element that holds the article, the characters of paragraphs in each element, and in all of them."""
    page = tree.document
    sizes: dict[Node, int] = {}
    for paragraph in page.query_selector_all("p").values()[:_MOST_PARAGRAPHS] if page is not None else ():
        size = len(paragraph.text or "")
        if size >= _SHORTEST and (parent := paragraph.parent) is not None:
            sizes[parent] = sizes.get(parent, 0) + size
    chains = {parent: _above(parent, body) for parent in sizes}
    verdicts: dict[Node, bool] = {body: True}
    chosen = {p: chain for p, chain in chains.items() if all(_may_hold(n, verdicts) for n in chain)} or chains
    weights: dict[Node, int] = {}
    children: dict[Node, dict[Node, None]] = {}
    for parent, chain in chosen.items():
        inner: Node | None = None
        for n in (*chain, body):
            weights[n] = weights.get(n, 0) + sizes[parent]
            if inner is not None:
                children.setdefault(n, {})[inner] = None
            inner = n
    total = weights.get(body, 0)
    root: Node = body
    while total:
        best = max(children.get(root, {}), key=lambda n: weights[n], default=None)
        if best is None or best == root:
            break
        share = weights[best] / total
        told = best.tag in _SEMANTIC or _is_article_body(best)
        if share < _NEARLY_ALL and not (
            share >= _MOST and told and not _is_one_of_several(best, children[root], weights)
        ):
            break
        root = best
    return root, weights, total  # type: ignore[return-value]


def _is_one_of_several(best: Node, beside: Iterable[Node], weights: dict[Node, int]) -> bool:
    """Whether other articles stand beside this one, as on the page of a day or of a live report; a teaser's heading is a link."""
    if best.tag != "article":
        return False
    others = [n for n in beside if n != best and n.tag == "article" and weights[n] > _SENTENCE]
    others = [n for n in others if n.query_selector("h1 a,h2 a,h3 a,h4 a,a h2,a h3,a h4,time a") is None]  # type: ignore[attr-defined]
    return bool(others) and 5 * sum(weights[n] for n in others) > weights[best]


def _above(node: Node | None, body: ElementNode) -> list[Node]:
    """An element and those around it, from inside out, below the body."""
    around: list[Node] = []
    while node is not None and node != body and len(around) < _DEEPEST:
        around.append(node)
        node = node.parent
    return around


def _may_hold(node: Node, verdicts: dict[Node, bool]) -> bool:
    """Whether a paragraph in this element can be the article's."""
    known = verdicts.get(node)
    if known is None:
        tag = node.tag or ""
        known = tag not in _NOT_ARTICLE and (tag in {"html", "body", *_SEMANTIC} or container(_names(node)) is None)
        verdicts[node] = known
    return known


def _names(node: Node) -> str:
    return f"{node.getattr('class') or ''} {node.getattr('id') or ''}"  # type: ignore[attr-defined]


def _is_article_body(node: Node) -> bool:
    return "articlebody" in (node.getattr("itemprop") or "").lower()  # type: ignore[attr-defined]


def _strip(root: ElementNode, weights: dict[Node, int], total: int) -> None:
    """Take out of an element what is no article, but for what holds most of its paragraphs."""
    for node in root.query_selector_all(_NEVER).values():
        _take_out(node, weights, total)
    for node in root.query_selector_all("[class],[id]").values():
        if container(_names(node)) is not None:
            _take_out(node, weights, total)
    _strip_headed(root, weights, total)


def _strip_headed(root: ElementNode, weights: dict[Node, int], total: int) -> None:
    """Take out what stands under headings such as "Related stories" and "Comments"."""
    for heading in root.query_selector_all("h2,h3,h4,h5,h6").values():
        entry = furniture_heading(heading.text or "")
        if entry is None:
            continue
        around = heading.parent
        if around is not None and around != root and weights.get(around, 0) * 10 <= total:
            _take_out(around, weights, total)  # type: ignore[arg-type]
            continue
        node = heading.next_element
        while node is not None and node.tag not in _HEADINGS:
            if entry.kind != "comment" and (
                weights.get(node) or (node.tag == "p" and len(node.text or "") > _SENTENCE)
            ):
                break
            following = node.next_element
            _take_out(node, weights, total)
            node = following
        heading.decompose()


def _take_out(node: ElementNode, weights: dict[Node, int], total: int) -> None:
    if node.tag not in _WHOLE and weights.get(node, 0) * 2 <= total and node.query_selector("h1") is None:
        node.decompose()


def _rendered(tree: HTMLTree, root: ElementNode) -> str:
    """An element in the small markup of paragraphs, headings, lists and links."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    set_tables(tree, root)
    return extract_plain_text(
        HTMLTree.parse(root.html), preserve_formatting="minimal_html", links=True, alt_texts=False, list_bullets=False
    )


def _blocks_text(markup: str, title: str | None) -> str:
    """The text of rendered blocks, without those that are links and the headings over them."""
    kept: list[tuple[str, str]] = []
    for tag, content in _blocks(markup):
        text = _clean(content, tag)
        if not text:
            continue
        heading = tag[:1] == "h"
        if "<a" in content and text != title and _is_teaser(content, text, is_small=heading or tag == "li"):
            while kept and kept[-1][0] in _LOWER_HEADINGS:
                kept.pop()
            continue
        kept.append((tag, text))
    while kept and kept[-1][0] in _LOWER_HEADINGS:
        kept.pop()
    return _joined(kept)


def _joined(blocks: list[tuple[str, str]]) -> str:
    """The text of blocks, set off by blank lines, but for the items of a list and lines that follow one another."""
    kept = [block for block in blocks if block[1]]
    parts: list[str] = []
    for i, (tag, text) in enumerate(kept):
        if i:
            before = kept[i - 1][0]
            parts.append("\n" if tag == before == "li" or (tag == "line" and before in {"", "line"}) else "\n\n")
        parts.append(text)
    return "".join(parts)


def _is_teaser(content: str, text: str, *, is_small: bool) -> bool:
    """Whether a block is a link, or links with little between: a whole paragraph may be one, a list item mostly so."""
    linked = _linked(content)
    return linked * 5 > len(text) * 3 and (is_small or len(text) < 200 or linked * 8 > len(text) * 7)


def _linked(content: str) -> int:
    """Characters of a block that stand in links."""
    links = content.split("<a ")[1:]
    return sum(len(_TAG.sub("", link.partition("</a>")[0].partition(">")[2])) for link in links)


def _blocks(markup: str) -> list[tuple[str, str]]:
    """Tag and content of every block of rendered markup; no tag for text between blocks."""
    found: list[tuple[str, str]] = []
    tag, at = "", 0
    for mark in _BLOCK.finditer(markup):
        begin, end = mark.span()
        if tag == "pre" and mark[0] != "</pre>":
            continue
        if begin > at:
            found.append((tag, markup[at:begin]))
        name = mark[1]
        if markup[begin + 1] == "/" or name in {"ul", "ol"}:
            tag = ""
        elif tag != "li" or name != "p":
            tag = name
        at = end
    if at < len(markup):
        found.append((tag, markup[at:]))
    return [piece for tag, content in found for piece in (((tag, content),) if tag else _free_lines(content))]


def _free_lines(content: str) -> Iterator[tuple[str, str]]:
    """The lines of text between blocks, each a block; "line" for one that follows the one before without a blank line."""
    tag = ""
    for line in content.split("\n"):
        if line:
            yield tag, line
            tag = "" if line.endswith("<br><br>") else "line"
        else:
            tag = ""


def _clean(content: str, tag: str) -> str:
    """The text of a block: tags and entities undone, spaces joined, line breaks kept."""
    if "<" in content or "&" in content:
        content = html.unescape(_TAG.sub("", content))
    if not content.isascii() and _UNSEEN.search(content):
        content = _UNSEEN.sub("", content)
    if tag == "pre":
        return content.strip("\n")
    if "\n" not in content.strip():
        return " ".join(content.split())
    return "\n".join(joined for line in content.split("\n") if (joined := " ".join(line.split())))
