"""What of a plan is done already, and what in the folder belongs to nothing that is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from onrecord.batch.copies import Copies, digest_copies
from onrecord.batch.folder import Folder
from onrecord.batch.job import Marker, Settings, broken_name, marker_name, read_marker, texts_name
from onrecord.batch.plan import Unit
from onrecord.batch.schemas import TABLES


@dataclass(frozen=True, slots=True)
class State:
    """The units to read, and the markers of finished ones.

    `changed` are finished with other settings, or other copies left out, and to be read again, `lost` lack a file;
    `others` are of other inputs, or of files that have changed since.
    """

    units: tuple[Unit, ...]
    done: dict[str, Marker]
    changed: dict[str, Marker]
    lost: dict[str, Marker]
    others: dict[str, Marker]

    @property
    def waiting(self) -> tuple[Unit, ...]:
        """What is to be read, in order."""
        return tuple(unit for unit in self.units if unit.id not in self.done)

    @property
    def kept(self) -> tuple[Marker, ...]:
        """All markers whose rows are in the dataset, those of this plan in its order first."""
        planned = (self.done.get(unit.id) for unit in self.units)
        return tuple(marker for marker in chain(planned, self.others.values()) if marker)


def find_state(units: Iterable[Unit], settings: Settings, folder: Folder, copies: Copies | None = None) -> State:
    """Hold the plan against the markers in `folder`; whatever was left out is right where `copies` are not known."""
    state = State(tuple(units), {}, {}, {}, {})
    planned = {unit.id for unit in state.units}
    markers = tuple(find_markers(folder))
    missing = folder.missing(file.name for marker in markers for file in marker.files)
    for marker in markers:
        name = marker.unit.id
        if name not in planned:
            state.others[name] = marker
        elif marker.settings != settings or not _are_right(copies, marker):
            state.changed[name] = marker
        elif any(file.name in missing for file in marker.files):
            state.lost[name] = marker
        else:
            state.done[name] = marker
    return state


def _are_right(copies: Copies | None, marker: Marker) -> bool:
    return copies is None or marker.copies == digest_copies(copies.get(marker.unit.id, {}))


def find_markers(folder: Folder) -> Iterable[Marker]:
    """All markers, in the order of their names."""
    found = (read_marker(folder.read(name) or b"") for name in folder.find("_units", ".json"))
    return (marker for marker in found if marker)


def sweep(folder: Folder, state: State) -> int:
    """Remove what killed runs left: drafts, and files that no marker names; gives how many of these."""
    folder.sweep()
    markers = chain(state.done.values(), state.changed.values(), state.others.values())
    named = {file.name for marker in markers for file in marker.files}
    stray = [name for table in TABLES for name in folder.find(table, ".parquet") if name not in named]
    for name in stray:
        folder.remove(name)
    return len(stray)


def replace_unit(folder: Folder, new: Marker, old: Marker | None) -> None:
    """Remove what an earlier reading of a unit left that the `new` one has not written again."""
    folder.remove(broken_name(new.unit.id))
    names = {file.name for file in new.files}
    for file in old.files if old else ():
        if file.name not in names:
            folder.remove(file.name)


def prune(folder: Folder, state: State) -> None:
    """Remove the units of other inputs: first the marker, then the rows."""
    for name, marker in state.others.items():
        folder.remove(marker_name(name))
        folder.remove(texts_name(name))
        for file in marker.files:
            folder.remove(file.name)
    state.others.clear()
