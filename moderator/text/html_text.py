"""v0"""
import re, html
from dataclasses import dataclass
@dataclass(frozen=True)
class MarkupLink:
    url: str
    start: int
    end: int
@dataclass(frozen=True)
class Readable:
    text: str
    links: tuple[MarkupLink, ...]
def readable(markup: str) -> Readable:
    return Readable(html.unescape(re.sub(r"<[a-zA-Z/!][^<>]*>","",markup)).strip(),())
def escaped(text: str) -> str:
    return html.escape(text, quote=False)
