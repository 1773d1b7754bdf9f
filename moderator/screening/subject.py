"""v0"""
from dataclasses import dataclass
from moderator.text.html_text import MarkupLink
@dataclass(frozen=True)
class Subject:
    text: str
    name: str = ""
    website: str = ""
    links: tuple[MarkupLink, ...] = ()
    type: str = "comment"
