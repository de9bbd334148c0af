from pathlib import Path

import pytest

from onrecord.errors import SetupError
from onrecord.registers import read_register
from onrecord.registers.own import MAX_BYTES

TABLE = "No,Minister,Port,Arrived,Left\n1,Tamsin Orr,Port Ellery,2026-02-03,2026-02-05\n"
MAPPING = """name = "harbour visits"
kind = "visits"
file = "harbour.csv"
from = 2026-01-01
until = 2026-06-30

[columns]
id = "No"
who = "Minister"
where = "Port"
from = "Arrived"
to = "Left"
"""


def write(folder: Path, mapping: str = MAPPING, table: str | bytes = TABLE) -> Path:
    (folder / "harbour.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    (folder / "harbour.toml").write_text(mapping, encoding="utf-8")
    return folder / "harbour.toml"


@pytest.mark.parametrize("table", [TABLE, TABLE.replace(",", "\t"), "\ufeff" + TABLE, TABLE.replace("\n", "\r\n")])
def test_a_table_with_commas_or_tabs_is_read(tmp_path: Path, table: str) -> None:
    register = read_register(write(tmp_path, table=table))
    assert [(row.id, row.who, row.country, str(row.start), str(row.end)) for row in register.rows] == [
        ("1", "Tamsin Orr", "Port Ellery", "2026-02-03", "2026-02-05")
    ]
    assert register.title == "harbour visits (2026-01-01 to 2026-06-30)"


@pytest.mark.parametrize(
    ("change", "table", "says"),
    [
        pytest.param(("id = ", "number = "), TABLE, "has 'number' in [columns]", id="no such field"),
        pytest.param(('who = "Minister"\n', ""), TABLE, "says in no column what is 'who'", id="field missing"),
        pytest.param(('"Minister"', '"Name"'), TABLE, "has no column 'Name' ('who')", id="column missing"),
        pytest.param(('"visits"', '"sights"'), TABLE, "needs 'kind' to be one of visits, travels", id="kind"),
        pytest.param(('"harbour visits"', '"visits"'), TABLE, "has the name 'visits'", id="name of a shipped one"),
        pytest.param(("2026-01-01", '"2026"'), TABLE, "needs a day in 'from'", id="bound"),
        pytest.param(("2026-01-01", "2027-01-01"), TABLE, "the first day comes first", id="bounds turned"),
        pytest.param(("name = ", "title = "), TABLE, "has no field called 'title'", id="unknown key"),
        pytest.param(("name = ", "name "), TABLE, "is no TOML", id="no TOML"),
        pytest.param(("harbour.csv", "nowhere.csv"), TABLE, "cannot be read: No such file", id="no table"),
        pytest.param(("", ""), TABLE.replace("2026-02-03", "3 Feb"), "line 2: '3 Feb' is no date", id="date"),
        pytest.param(("", ""), TABLE.replace("2026-02-05", "2026-02-01"), "line 2: it ends on", id="days turned"),
        pytest.param(("", ""), TABLE.replace("Tamsin Orr", ""), "line 2: 'who' is empty", id="cell empty"),
        pytest.param(("", ""), TABLE + TABLE.splitlines()[1], "line 3: the id '1' was there before", id="id twice"),
        pytest.param(("", ""), TABLE.replace("Orr", 'O"rr').replace("Tam", '"Tam'), "line ", id="quotes"),
        pytest.param(("", ""), "", "is empty", id="empty"),
        pytest.param(("", ""), TABLE.splitlines()[0], "has no rows below its header", id="header only"),
        pytest.param(("", ""), TABLE.replace("Orr", "Örr").encode("latin-1"), "is not utf-8", id="encoding"),
        pytest.param(
            ('kind = "visits"', 'kind = "visits"\nencoding = "utf-9"'), TABLE, "names an encoding", id="utf-9"
        ),
        pytest.param(("", ""), b" " * (MAX_BYTES + 1), "is larger than 64 MB", id="huge"),
    ],
)
def test_what_is_wrong_is_one_line_with_the_place(
    tmp_path: Path, change: tuple[str, str], table: str | bytes, says: str
) -> None:
    path = write(tmp_path, MAPPING.replace(*change, 1), table)
    with pytest.raises(SetupError) as wrong:
        read_register(path)
    message = str(wrong.value)
    assert says in message
    assert "\n" not in message
    assert "harbour." in message or "nowhere" in message
    assert wrong.value.code == "bad-register"
