"""What the head of a page says about its article: JSON-LD, meta tags, title. Every candidate is kept with its place."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from onrecord.extract.opening import split_names
from onrecord.schema.article import Candidate

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report$|Review$|LiveBlog|WebPage$")
META: dict[str, str] = {
    "og:title": "headline",
    "twitter:title": "headline",
    "dc.title": "headline",
    "parsely-title": "headline",
    "sailthru.title": "headline",
    "og:description": "standfirst",
    "description": "standfirst",
    "twitter:description": "standfirst",
    "author": "byline",
    "article:author": "byline",
    "parsely-author": "byline",
    "sailthru.author": "byline",
    "dc.creator": "byline",
    "byl": "byline",
    "og:site_name": "publisher",
    "application-name": "publisher",
    "dc.publisher": "publisher",
    "article:published_time": "published",
    "og:published_time": "published",
    "article:published": "published",
    "datepublished": "published",
    "publishdate": "published",
    "publish-date": "published",
    "pubdate": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "dc.date.issued": "published",
    "dc.date": "published",
    "dcterms.created": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "lastmod": "modified",
    "datemodified": "modified",
}
"""Name, property or itemprop of a ``meta`` element → the field it speaks of, most trusted first within a field."""

_LD: dict[str, str] = {
    "headline": "headline",
    "alternativeHeadline": "standfirst",
    "description": "standfirst",
    "datePublished": "published",
    "dateModified": "modified",
}
MAX_LD = 2_000_000
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|byline|author-?name|byline-?name)(?:$|[\s_-])", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,3}")
_POST = re.compile(
    r"\b(?:author|editor|reviewer|reporter|correspondent|founder|staff|team|former|lead|desk|by)\b", re.IGNORECASE
)
_CODE = re.compile(r"[\d\s]+|\S*[a-z]\.[a-z]\S*|\{.*")
"""What a template leaves where a name should be: a number, a dotted key, a placeholder."""


def find_metadata(root: HtmlElement) -> tuple[Candidate, ...]:
    """The candidates that JSON-LD, meta elements and the title give, in order of trust within each field."""
    found = [*_from_json_ld(root), *_from_meta(root), *_from_markup(root)]
    return tuple(dict.fromkeys(found))


def find_article_body(root: HtmlElement) -> str | None:
    """The ``articleBody`` of the page's JSON-LD, if it has one."""
    bodies = (node.get("articleBody") for node in _ld_nodes(root))
    return max((_plain(body) for body in bodies if isinstance(body, str)), key=len, default=None)


def _from_json_ld(root: HtmlElement) -> Iterator[Candidate]:
    nodes = [node for node in _ld_nodes(root) if ARTICLE_TYPES.search(_kind(node))]
    for node in sorted(nodes, key=lambda node: _kind(node).endswith("WebPage")):
        where = f"json-ld:{_kind(node)}"
        for key, field in _LD.items():
            if isinstance(node.get(key), str) and node[key].strip():
                yield Candidate(field, _plain(node[key]), f"{where}.{key}")
        for name in _named(node.get("author")):
            yield from (Candidate("byline", part, f"{where}.author") for part in split_names(name) if _is_name(part))
        for name in _named(node.get("publisher"))[:1]:
            yield Candidate("publisher", name, f"{where}.publisher")
        if str(node.get("isAccessibleForFree")).lower() == "false":
            yield Candidate("locked", "true", f"{where}.isAccessibleForFree")


def _ld_nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > MAX_LD:
            continue
        try:
            raw = json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD says nothing; the other places speak
        yield from _nodes(raw, 0)


def _nodes(raw: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(raw, dict):
        yield raw
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(raw.get(key), depth + 1)
    elif isinstance(raw, list):
        for item in raw[:200]:
            yield from _nodes(item, depth + 1)


def _kind(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _named(raw: Any) -> list[str]:
    if isinstance(raw, str):
        return [_plain(raw)] if not raw.startswith(("http", "@", "#")) else []
    if isinstance(raw, dict):
        return _named(raw.get("name"))
    return [name for item in raw[:20] for name in _named(item)] if isinstance(raw, list) else []


def _from_meta(root: HtmlElement) -> Iterator[Candidate]:
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        value = _plain(element.get("content") or "")
        if name in META and value:
            metas.setdefault(name, value)
    for name, field in META.items():
        found = metas.get(name)
        if found is None or found.startswith("http"):
            continue
        if field == "byline":
            yield from (Candidate(field, part, f"meta:{name}") for part in split_names(found) if _is_name(part))
        else:
            yield Candidate(field, found, f"meta:{name}")


def _from_markup(root: HtmlElement) -> Iterator[Candidate]:
    for element in root.iter("time"):
        stamp = element.get("datetime")
        near = (element.get("class"), element.get("itemprop"), element.get("pubdate"), element.getparent().get("class"))
        marks = " ".join(filter(None, near))
        if stamp and re.search(r"publi|pubdate|byline|posted|entry-date|timestamp|datePublished", marks, re.IGNORECASE):
            yield Candidate("published", stamp.strip(), "byline:time")
    yield from _written_by(root)
    title = next(root.iter("title"), None)
    if title is not None and title.text and title.text.strip():
        yield Candidate("headline", _plain(title.text), "title")


def _written_by(root: HtmlElement) -> Iterator[Candidate]:
    """The names in the innermost elements that the mark-up itself calls the author's."""
    for element in root.iter("a", "span", "address", "div", "p", "strong", "cite"):
        if not _is_authors(element) or any(map(_is_authors, element.iterdescendants())):
            continue
        text = _plain(" ".join(element.itertext()))
        if len(text) <= 120:
            names = [name for name in split_names(text) if _PERSON.fullmatch(name) and not _POST.search(name)]
            yield from (Candidate("byline", name, "byline:mark-up") for name in names)


def _is_authors(element: HtmlElement) -> bool:
    marks = " ".join(element.get(name) or "" for name in ("rel", "itemprop", "class"))
    return _AUTHOR.search(marks) is not None


def _is_name(text: str) -> bool:
    named = 2 <= len(text) <= 80 and not text.startswith(("http", "@", "www.")) and "/" not in text
    return named and not _CODE.fullmatch(text)


def _plain(text: str) -> str:
    """Text of an attribute or of JSON, without the mark-up and the runs of space that some publishers leave in it."""
    if "&" in text:
        from html import unescape  # noqa: PLC0415 (rare)

        text = unescape(text)
    return re.sub(r"[ \t\r\n\f]+", " ", re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text)).strip()
