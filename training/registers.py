"""Compile the registers of office-holders into the one table that ships: ``python -m training.registers``."""

import csv
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.registers.holders import TABLE, office_of
from training.corpora import shared_folder

Row = tuple[str, str, str, str, str, str, str, str, str]
"""Name, office, place, start, end, known until, gender, Wikidata or Bioguide identifier, register."""

PLACES = {
    "united-kingdom-cabinet": "United Kingdom", "us-cabinet": "United States", "france-cabinet": "France",
    "india-ministers": "India", "canada-cabinet": "Canada", "russia-cabinet": "Russia", "ukraine-cabinet": "Ukraine",
    "israel-ministers": "Israel", "turkey-ministers": "Turkey", "china-ministers": "China", "iran-ministers": "Iran",
    "world": "",
}  # fmt: skip
WIKIDATA_UNTIL = "2022-08-31"
"""When the tables from Wikidata were made."""

_MONTHS = "January February March April May June July August September October November December".split()
_SINCE = re.compile(r"(?:(?:Acting|Interim|Transitional)\s+)*(?P<words>[^()]+?)\s+\(since\s+(?P<when>[^();]+)\)")


def compile_rows(folder: Path) -> Iterator[Row]:
    """The rows of all registers in `folder`."""
    for row in _table((folder / "holders.tsv").read_text(encoding="utf-8")):
        place = PLACES[row["jurisdiction"]]
        until = row["end"] or WIKIDATA_UNTIL
        yield (
            row["person"], office_of(row["position"]), place, row["start"], row["end"], until, row["gender"][:1],
            row["wikidata"], "Wikidata",
        )  # fmt: skip
    yield from _executive((folder / "us_executive.yaml").read_text(encoding="utf-8"))
    for row in _table((folder / "congress_current.tsv").read_text(encoding="utf-8")):
        office = {"sen": "senator", "rep": "representative"}[row["type"]]
        name = row["full_name"] or f"{row['first_name']} {row['last_name']}"
        yield (
            name,
            office,
            "United States",
            "",
            "",
            "",
            row["gender"].lower(),
            row["bioguide_id"],
            "United States Congress",
        )
    for row in _table((folder / "congress_historical.tsv").read_text(encoding="utf-8")):
        if row["birthday"] >= "1920":
            office = {"sen": "senator", "rep": "representative"}[row["type"]]
            name = row["full_name"] or f"{row['first_name']} {row['last_name']}"
            gender = row["gender"].lower()
            yield name, office, "United States", "", "", "", gender, row["bioguide_id"], "United States Congress"
    yield from _leaders(lzma.decompress((folder / "factbook_leaders.tsv.xz").read_bytes()).decode())


def _table(text: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _executive(text: str) -> Iterator[Row]:
    """Presidents and vice-presidents of the United States; the file is a plain list of people with terms."""
    for person in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:

        def field(name: str, within: str = person) -> str:
            match = re.search(rf"^\s*{name}:\s*'?([^'\n]+)", within, re.MULTILINE)
            return match[1].strip() if match else ""

        name = f"{field('first')} {field('last')}"
        for kind, start, end in re.findall(r"type: (\w+)\n\s+start: '([^']+)'\n\s+end: '([^']+)'", person):
            office = {"prez": "president", "viceprez": "vice president"}[kind]
            yield (
                name, office, "United States", start, end, end, field("gender").lower(), field("bioguide"),
                "United States Congress",
            )  # fmt: skip


def _leaders(text: str) -> Iterator[Row]:
    """Heads of state and of government, each from the day that the yearbook gives to the last one that names them."""
    for row in _table(text):
        match = _SINCE.match(row["text"])
        when = re.fullmatch(r"(?:(\d{1,2}) )?(?:(\w+) )?(\d{4})", match["when"].strip()) if match else None
        capitals = [n for n, w in enumerate(match["words"].split()) if _is_capital(w)] if match else []
        if not match or not when or not capitals:
            continue
        words = match["words"].split()
        titles = {"president", "minister", "chancellor", "king", "queen", "premier", "emir", "sultan", "pope", "prince"}
        last_title = max((n for n, w in enumerate(words) if w.lower() in titles), default=-1)
        name = " ".join(w.title() if _is_capital(w) else w for w in words[last_title + 1 :])
        office = office_of(" ".join(words[: last_title + 1]) or row["office"])
        month = f"-{_MONTHS.index(when[2]) + 1:02}" if when[2] in _MONTHS else ""
        start = when[3] + month + (f"-{int(when[1]):02}" if when[1] and month else "")
        yield name, office, row["country"], start, "", row["last_snapshot"], "", "", "CIA World Factbook"


def _is_capital(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def main() -> None:
    """Write the table."""
    rows = sorted(set(compile_rows(shared_folder() / "data" / "registers")))
    text = "".join("\t".join(row) + "\n" for row in rows)
    TABLE.write_bytes(lzma.compress(text.encode(), preset=9))
    print(f"{len(rows)} rows, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
