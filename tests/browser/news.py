"""Articles that are hard to show: hostile, long, empty, of other scripts; nobody in them exists."""

from dataclasses import dataclass

BREAKING = "<script>document.title='broken'</script><img src=x onerror=alert(1)>"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
"""A word that no line holds."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it is taken in."""

    name: str
    text: str
    url: str | None = None
    published: str | None = None


HOSTILE = Draft(
    "hostile",
    f"""Mayor says {BREAKING} & "quotes" 'single' {{{{ 7*7 }}}}

Mayor Ada Quill said on Monday that “{BREAKING} is what they sent us, & worse:
</mark></p><style>*{{display:none}}</style>”.

“Nothing in javascript:alert(1) is true,” she told reporters. "We paid &lt;nobody&gt; %3Cscript%3E,"
said Tom Fell, a clerk.
""",
    "https://news.example/a?b=%22%3E%3Cscript%3E&c='\"",
    "2026-03-02",
)

SCRIPTS = Draft(
    "scripts",
    """Minister: “שלום לכולם” means peace 🕊️👩‍👩‍👧‍👦

“مرحبا بالجميع، لن نغلق الجسر,” Transport Minister Lior Amsalem said on Tuesday, in Arabic.

“我們不會關閉這座橋。” said Mei Sato, a spokeswoman for the harbour board.
She added that 🚢🚢🚢 would “keep running, שבת or not”.

\u202e“Read backwards,” Nora Voss said.\u202c Z̸̢͓a̶l̷g̵o̴ text was “not our fault,” according to the printers.
""",
    "https://news.example/שלום",
    "2026-03-03",
)

WIDE = Draft(
    "wide",
    f"""{LONG} closes

Director {LONG[:80]} Okoro said on Wednesday: “{LONG} is too long a name, and {LONG} is no better.”

She said the board of {LONG} had paid 12,345,678,901,234,567 euros for https://news.example/{"a" * 300}.
""",
    f"https://news.example/{'wide/' * 60}",
    "2026-03-04",
)

UNDATED = Draft("undated", "Ferry may stop, owner says\n\nOwner Jonas Weld said the ferry may stop. He gave no date.\n")

SILENT = Draft(
    "silent",
    """Rain over the valley

It rained for three days. The river rose by two metres and fell again. The bridge stood.
""",
    "https://weather.example/rain",
    "2026",
)


def _speech(number: int) -> str:
    name = ("Ada Quill", "Tom Fell", "Nora Voss", "Jonas Weld", "Ines Okoro")[number % 5]
    verb = ("said", "promised", "warned", "denied", "added")[number % 5]
    return f"“The {number}th span will be closed for {number + 2} days in April,” {name} {verb}."


MANY = Draft(
    "many",
    "Council speaks all night\n\nThe council met on Thursday.\n\n"
    + "\n\n".join(" ".join(_speech(n) for n in range(k, k + 5)) for k in range(0, 300, 5))
    + "\n",
    "https://council.example/night",
    "2026-03-05",
)

EARLIER = Draft(
    "earlier",
    """Harbour bridge to close in May

Mayor Ada Quill announced on Monday that the harbour bridge will close on 4 May 2026 for 3 weeks. “There is no other
way to keep the crossing safe for the people of this town this winter,” she told Radio North.

Harbour director Tom Fell said the works will cost 2.5 million euros: 1 million for steel and 1.5 million for labour.

A person familiar with the plans said the opening was moved twice.
""",
    "https://harbour.example/bridge",
    "2026-03-09",
)

LATER = Draft(
    "later",
    """Harbour bridge stays open, for now

Mayor Ada Quill announced on Monday that the harbour bridge will close on 18 May 2026 for 3 weeks. “There is no other
way to keep the crossing safe for the people of this town this winter,” she told Radio North.
On Friday she corrected herself: the bridge will not close in May, she said.

Harbour director Tom Fell said the works will cost 2.5 million euros: 1 million for steel and 1.4 million for labour.
""",
    EARLIER.url,
    "2026-03-13",
)

OTHER = Draft(
    "other",
    """Bridge: no other way, mayor says

“There is no way to keep the crossing safe for the people of this town,” Mayor Ada Quill said on Monday of the harbour
bridge, which will close on 4 May 2026 for 5 weeks. Harbour director Tom Fell said the works will cost 3 million euros.

Union leader Nora Voss denied that she had agreed. “We were never asked about the works on the harbour bridge, and we
will not carry one single stone of it,” Voss said.
""",
    "https://north.example/bridge",
    "2026-03-10",
)

RETOLD = Draft(
    "retold",
    f"""Union will not carry a stone

Union leader Nora Voss said on Tuesday: “We were asked about the works on the harbour bridge, and we will not carry one
single stone of {BREAKING} it.”
""",
    "https://south.example/stone",
    "2026-03-04",
)

DRAFTS = (HOSTILE, SCRIPTS, WIDE, UNDATED, SILENT, MANY, EARLIER, LATER, OTHER, RETOLD)
