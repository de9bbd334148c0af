"""The golden pages, and what onrecord makes of one."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from onrecord import Record, read

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """One golden page: its folder and what ``about.toml`` says of it."""

    folder: Path
    url: str | None
    published: str | None
    why: str
    licence: str

    @property
    def name(self) -> str:
        """``outlet/slug``."""
        return self.folder.relative_to(FOLDER).as_posix()

    @property
    def expected(self) -> Path:
        """The golden record."""
        return self.folder / "record.json"

    def read(self) -> Record:
        """The record as it is now."""
        (page,) = self.folder.glob("page.*")
        return read(str(page), url=self.url, published=self.published)


def golden_cases() -> list[Case]:
    """All golden pages by name."""
    return [_load(path) for path in sorted(FOLDER.glob("*/*/about.toml"))]


def _load(path: Path) -> Case:
    about = tomllib.loads(path.read_text(encoding="utf-8"))
    return Case(path.parent, about.get("url"), about.get("published"), about["why"], about["licence"])
