"""Site furniture: lines around an article that are no part of it, told by their wording alone.

Small tables; each row says what the line is. A row may only match a whole line, so that a sentence of the article which
mentions cookies stays. `is_said` guards what no row may take: words in quotation marks and attributed statements.
"""

# ruff: noqa: E501 (a table of patterns reads better unbroken)
import re

_LINES = (
    (r"(?:internet explorer|ie) ?\d* (?:is|are) (?:not|no longer) supported\b.{0,160}", "browser notice"),
    (r".{0,80}\b(?:your|this|outdated|unsupported) browser\b.{0,120}", "browser notice"),
    (r".{0,100}\b(?:enable|turn on|activate|requires?|need) (?:java ?script|cookies)\b.{0,120}", "browser notice"),
    (r"java ?script (?:is|must be|appears to be) .{0,120}", "browser notice"),
    (r".{0,80}\bvisit (?:our|this) (?:site|page|website) (?:on|in|with|using) (?:another|a different) browser\b.{0,60}",
     "browser notice"),
    (r"(?:we|this (?:web)?site|our (?:web)?site|our partners).{0,60}\bus(?:e|es|ing) cookies\b.{0,300}", "cookie notice"),
    (r"by (?:continuing|using|clicking|browsing).{0,120}\b(?:cookies|privacy policy|terms (?:of (?:use|service)|and conditions))\b"
     r".{0,160}", "cookie notice"),
    (r"(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|choices)", "cookie notice"),
    (r"(?:cookie|privacy) (?:policy|settings|preferences|notice)", "cookie notice"),
    (r"(?:sign|signing) up (?:for|to|here|now|today)\b.{0,200}", "newsletter notice"),
    (r"(?:get|receive) .{0,120}\b(?:newsletters?|in your (?:inbox|email)|delivered|(?:breaking )?news alerts)\b.{0,80}",
     "newsletter notice"),
    (r"subscribe (?:to (?:our|us|this|read|continue|keep|get|unlock|\S+(?: \S+){0,3} (?:newsletter|podcast|channel))|for|now|today|here)\b.{0,160}", "subscription notice"),
    (r"subscribe|log ?in|sign ?in|register|sign ?up|join (?:us|now)", "subscription notice"),
    (r"(?:already (?:a subscriber|have an account|registered)|become a (?:member|subscriber)).{0,100}", "subscription notice"),
    (r"(?:thank you|thanks) for (?:subscribing|signing up|reading).{0,100}", "subscription notice"),
    (r"(?:please )?(?:enter|provide) (?:a valid|your) e-?mail.{0,80}", "newsletter notice"),
    (r"(?:advertisement|advertising|sponsored(?: content| links?)?|promoted|paid content|skip (?:ad|advertisement))[.:]?",
     "advertisement"),
    (r"(?:(?:story|article|content) continues (?:below|after)|continue reading|keep reading|scroll (?:down )?(?:to|for) continue)"
     r"\b.{0,60}", "advertisement"),
    (r"(?:read more|read also|also read|see also|related(?: (?:stories|articles|coverage|content|topics|video))?|more (?:on this|from)"
     r"|read next|up next|recommended|more stories|more coverage|most (?:read|popular|viewed)|don['’]t miss|must[- ]read"
     r"|editor['’]?s['’]? picks?|trending(?: now)?|you (?:may|might) also like|what to read next)\b ?[:»>|–—-].{0,200}",
     "link to another page"),
    (r"(?:read more|read also|also read|see also|related|read next|up next|recommended|more stories|most (?:read|popular|viewed)"
     r"|related (?:stories|articles|coverage|content|topics|video)|trending(?: now)?|you (?:may|might) also like"
     r"|what to read next|\"?related:\"?)[.:]?", "link to another page"),
    (r"(?:click|tap) here\b.{0,120}", "link to another page"),
    (r"(?:share|tweet|email|print|save|comments?|facebook|twitter|whatsapp|linkedin|pinterest|reddit|copy link|flipboard|messenger"
     r"|pocket|sms|x|link copied!?|listen|follow(?:ing)?|bookmark|like|\d+ (?:shares?|comments?|likes?)|[\s|,•·/])+[.!]?",
     "share bar"),
    (r"(?:share|post) (?:this|on|via|to|with)\b.{0,60}", "share bar"),
    (r"(?:follow|like|find|join) (?:us|me|@\w+|.{2,40}) on (?:twitter|facebook|instagram|x|telegram|whatsapp|tiktok|youtube)\b.{0,80}",
     "share bar"),
    (r"do you support .{2,40}\? like the page:?", "share bar"),
    (r"(?:view|show|hide|leave|post|add|read|see)(?: all| a| the| your)? comments?\b.{0,30}", "comments"),
    (r"(?:©|\(c\)|copyright)\s.{0,200}", "copyright line"),
    (r".{0,80}\ball rights reserved\b.{0,200}", "copyright line"),
    (r"this material may not be published, broadcast.{0,80}", "copyright line"),
    (r"(?:skip to (?:main )?(?:content|navigation|article)|back to top|jump to .{1,30}|toggle (?:menu|navigation)|main menu|menu|search"
     r"|close|next|previous|loading\.*|home|play|pause|mute|unmute|autoplay)", "navigation"),
    (r"(?:we are sorry, ?this video|this video (?:is|cannot|could not)|video (?:unavailable|not available)|your video will).{0,120}",
     "player notice"),
    (r"(?:now playing|watch live|play video|watch now|current time|duration).{0,60}", "player notice"),
    (r"\d+ (?:min|minute)s?(?:'|’)?(?: to)? read|(?:estimated )?read(?:ing)? time:? .{0,30}", "reading time"),
    (r"(?:getty(?: images)?|reuters|ap(?: photo)?|afp|shutterstock|instagram|twitter|[/,\s])+\.?", "picture credit"),
    (r"[_\-–—*=~#•·.\s]{2,}", "rule between parts"),
    (r"[{}();]+\.?", "left-over code"),
)  # fmt: skip

FURNITURE = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), reason) for pattern, reason in _LINES)
PAYWALL = re.compile(
    r"\b(?:subscribe|sign in|log in|register|create an account|become a (?:subscriber|member))\b.{0,40}"
    r"\b(?:to (?:continue|keep|read|finish|unlock|access)|for (?:full|unlimited) access)\b"
    r"|\bthis (?:article|story|content) is (?:for|only available to|available only to|reserved for|exclusive to) .{0,30}"
    r"(?:subscribers|members)\b|\balready a subscriber\b|\bsubscribers? only\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]|[“\"][^”\"]*\s[^”\"]*\s[^”\"]*(?:[”\"]|$)")
_REPORTED = re.compile(
    r"\b(?:said|says|told|tweeted|added|announced|claimed|warned|argued|stated|insisted|wrote|testified|according to)\b",
    re.IGNORECASE,
)
_MAX = 400


def find_furniture(line: str) -> str | None:
    """What sort of site furniture the whole of `line` is; `None` for anything that may be the article."""
    flat = " ".join(line.split()).strip("\u200b\ufeff ")
    if not flat:
        return "empty line"
    if len(flat) > _MAX or is_said(flat):
        return None
    return next((reason for pattern, reason in FURNITURE if pattern.fullmatch(flat)), None)


def is_said(line: str) -> bool:
    """Whether `line` holds words in quotation marks or reports what somebody said."""
    start = line[:2000]  # the pattern for an unfinished quotation takes the square of the length
    return _QUOTED.search(start) is not None or _REPORTED.search(start) is not None
