"""Extraction of articles from pages: ``python -m evaluation.extraction [--pages N]``.

On sixty pages made from the shipped articles: quoted passages kept letter for letter, headline and date right, lines of
the site that leaked in. Where the shared corpora are present, also word F1 and quoted passages kept (letters and digits
compared) on the development pages of three benchmarks; headline, byline, dateline, standfirst and captions are left out
of the F1, because the benchmarks disagree on them. Pages whose gold text is not English are left out; a refused page
whose gold text is English counts as nothing found.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.pages import FURNITURE, MadePage, make_pages
from onrecord.errors import PageError
from onrecord.extract import extract_article
from onrecord.extract.language import find_language
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.page import Page
from training.corpora import shared_folder

SETS = {"scrapinghub": "aeb-third", "fundus": "fundus-evaluation-third", "wcxb": "wcxb-dev-third"}
QUOTED = re.compile(r"[“\"]([^“”\"\n]{12,}?)[”\"]")
_BESIDE = frozenset({BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.STANDFIRST, BlockKind.CAPTION})


def score(*, pages: int | None = None) -> dict[str, float]:
    """All scores, 0..100; `pages` limits each benchmark to so many pages (made pages always count in full)."""
    found = score_made(make_pages())
    folder = _corpora()
    for name, stem in SETS.items() if folder else ():
        rows = _read(Path(str(folder)) / f"{stem}.jsonl.xz", pages)
        found |= {f"{name} {key}": value for key, value in score_benchmark(rows).items()}
    return found


def score_made(pages: Iterable[MadePage]) -> dict[str, float]:
    """Quoted passages, headline, date and leaks on made pages, in percent."""
    count: Counter[str] = Counter()
    for made in pages:
        article = _read_article(Page(made.name, made.html, "html"))
        text = article.text if article else ""
        quoted = [match.group(1) for line in made.paragraphs for match in QUOTED.finditer(line)]
        count["quoted"] += len(quoted)
        count["kept"] += sum(passage in text for passage in quoted)
        count["paragraphs"] += len(made.paragraphs)
        count["whole"] += sum(paragraph in text for paragraph in made.paragraphs)
        count["headline"] += article is not None and article.headline == made.headline
        count["date"] += article is not None and (article.published.value or "")[:10] == made.published
        count["leaks"] += sum(line in text for line in FURNITURE)
        count["pages"] += 1
    return {
        "quoted passages kept": _percent(count["kept"], count["quoted"]),
        "paragraphs kept": _percent(count["whole"], count["paragraphs"]),
        "headline right": _percent(count["headline"], count["pages"]),
        "date right": _percent(count["date"], count["pages"]),
        "pages without leaks": 100 - _percent(count["leaks"], count["pages"]),
    }


def score_benchmark(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Mean word F1 and share of quoted passages kept, in percent."""
    scores: list[float] = []
    kept = quoted = 0
    for row in rows:
        gold = "\n".join(row["body"]) if isinstance(row["body"], list) else str(row["body"])
        if find_language(gold) not in ("en", None):
            continue
        article = _read_article(Page(row["id"], row["html"], "html", row["url"]))
        scores.append(_word_f1(gold, article))
        passages = QUOTED.findall(gold)
        letters = _letters(article.text) if article else ""
        quoted += len(passages)
        kept += sum(_letters(passage) in letters for passage in passages)
    return {"word F1": 100 * sum(scores) / max(len(scores), 1), "quoted passages kept": _percent(kept, quoted)}


def _read_article(page: Page) -> Article | None:
    """The article; an error counts as nothing found."""
    try:
        return extract_article(page)
    except PageError:
        return None


def _word_f1(gold: str, article: Article | None) -> float:
    body = (
        " ".join(block.span.of(article.text) for block in article.blocks if block.kind not in _BESIDE)
        if article
        else ""
    )
    mine, its = Counter(re.findall(r"\w+", body.lower())), Counter(re.findall(r"\w+", gold.lower()))
    total = mine.total() + its.total()
    return 2 * (mine & its).total() / total if total else 1.0


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 100.0


def _corpora() -> Path | None:
    try:
        folder = shared_folder() / "data" / "extraction"
    except (OSError, LookupError):
        return None
    return folder if folder.is_dir() else None


def _read(path: Path, pages: int | None) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows[:: max(len(rows) // pages, 1)][:pages] if pages else rows


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, help="of each benchmark, spread evenly (default: all)")
    for name, value in score(pages=parser.parse_args().pages).items():
        print(f"{name:<36} {value:6.2f}")


if __name__ == "__main__":
    main()
