"""What every page shares: the shell without script and without requests, and links that lead to the web only."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

from markupsafe import Markup

_SHELL = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="onrecord">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
""")


def render_shell(title: str, body: Markup, *sheets: str) -> str:
    """A page with `body` and the style `sheets` of this folder; its policy allows these and nothing else."""
    style = "".join(map(read_sheet, sheets))
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    # the style sheets are our own files: they may stand in the page as they are
    raw_style = Markup(style)  # noqa: S704
    return str(_SHELL.format(policy=policy, title=title, style=raw_style, body=body))


def is_web_address(address: str) -> bool:
    """Whether `address`, which comes from outside, leads to a web page and runs nothing."""
    try:
        return urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return False


@cache
def read_sheet(name: str) -> str:
    """The style sheet `name` of this folder."""
    return files("onrecord.views").joinpath(name).read_text(encoding="utf-8")


def _digest(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()
