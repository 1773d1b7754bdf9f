"""Invented comments in the letters of five languages: the same ones whenever as many are asked for."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, groupby
from pathlib import Path
from xml.sax.saxutils import escape

SEED = 1961
SITE = "https://paper.example"
COMMENTS_PER_ARTICLE = 40
COMMENTS_PER_AUTHOR = 6
WORDS_PER_LANGUAGE = 8_000
NAMES = 3_000
LONGEST = 400
"""Words in the longest comment."""

RARE, MIDDLING, COMMON = "quoxander", "quexbridge", "quaxton"
"""Words that no syllables below can make: in 10 comments, in about 1,000, in every tenth."""

PHRASE = f"{MIDDLING} {COMMON}"
"""In every second comment that holds the middling word."""

STATUSES = {"0": 35, "1": 47, "spam": 12, "trash": 6}
"""WordPress's words for where a comment stands, and how many of a hundred stand there."""

_SYLLABLES = {
    "en": ("b c d f g h l m n p r s t w sh th br st", "a e i o u ea oo"),
    "fr": ("b c ç d f g j l m n p r s t v ch gn", "a à e é è ê i o ô ou u eau"),
    "hy": ("բ գ դ զ թ լ խ ծ կ հ ձ ղ ճ մ ն շ չ պ ջ ռ ս վ տ ր ց փ ք", "ա ե է ը ի ո ու օ"),
    "ru": ("б в г д ж з к л м н п р с т ф х ц ч ш щ ст пр", "а е и о у ы э ю я"),
    "tr": ("b c ç d f g ğ h k l m n p r s ş t v y z", "a e ı i o ö u ü"),
}
_SHARES = (50, 10, 20, 10, 10)
_BEGIN = datetime(2016, 1, 1, tzinfo=UTC)
_BETWEEN_COMMENTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class MadeComment:
    """One invented comment; `author` is None where no address was given, `status` is WordPress's word."""

    number: int
    article: int
    author: int | None
    parent: int | None
    name: str
    website: str
    text: str
    status: str
    type: str
    submitted: datetime

    @property
    def address(self) -> str:
        """The author's address; empty without an author."""
        return "" if self.author is None else f"reader{self.author}@mail.example"


def made_comments(how_many: int) -> Iterator[MadeComment]:
    """Comments 1 to `how_many`, article by article, in the order of time."""
    chance = random.Random(SEED)
    words = [_words(chance, language) for language in _SYLLABLES]
    names = [f"{chance.choice(words[0]).title()} {chance.choice(words[2]).title()}" for _ in range(NAMES)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS_PER_LANGUAGE)))
    authors = author_count(how_many)
    for number in range(1, how_many + 1):
        vocabulary = chance.choices(words, _SHARES)[0]
        length = min(LONGEST, 1 + int(chance.lognormvariate(3.0, 0.8)))
        spoken = chance.choices(vocabulary, cum_weights=weights, k=length)
        _plant(spoken, number, how_many, chance)
        author = int(authors * chance.random() ** 2) if chance.random() < 0.97 else None
        place = (number - 1) % COMMENTS_PER_ARTICLE
        yield MadeComment(
            number=number,
            article=(number - 1) // COMMENTS_PER_ARTICLE + 1,
            author=author,
            parent=number - chance.randint(1, place) if place and chance.random() < 0.2 else None,
            name=names[(author or 0) % NAMES],
            website=f"https://blog{author}.example/" if chance.random() < 0.05 else "",
            text=" ".join(spoken),
            status=chance.choices(list(STATUSES), list(STATUSES.values()))[0],
            type="pingback" if chance.random() < 0.01 else "comment",
            submitted=_BEGIN + number * _BETWEEN_COMMENTS + timedelta(seconds=chance.randint(0, 7200)),
        )


def author_count(how_many: int) -> int:
    """How many authors write so many comments."""
    return how_many // COMMENTS_PER_AUTHOR + 1


def article_count(how_many: int) -> int:
    """How many articles so many comments stand under."""
    return (how_many - 1) // COMMENTS_PER_ARTICLE + 1


def write_wxr(path: Path, how_many: int) -> None:
    """Writes the comments as a WordPress export."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for article, comments in groupby(made_comments(how_many), lambda comment: comment.article):
            out.write(_ITEM.format(article=article, site=SITE))
            out.writelines(_comment_xml(comment) for comment in comments)
            out.write("</item>\n")
        out.write("</channel>\n</rss>\n")


def _words(chance: random.Random, language: str) -> list[str]:
    """Invented words, the short ones first, since those are the frequent ones in every language."""
    consonants, vowels = (letters.split() for letters in _SYLLABLES[language])
    made: set[str] = set()
    while len(made) < WORDS_PER_LANGUAGE:
        syllables = chance.choices((1, 2, 3, 4), (1, 4, 4, 2))[0]
        made.add("".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(syllables)))
    return sorted(made, key=lambda word: (len(word), word))


def _plant(spoken: list[str], number: int, how_many: int, chance: random.Random) -> None:
    """Puts the words in whose number of hits is known."""
    if number % max(1, how_many // 10) == 0:
        spoken.insert(chance.randint(0, len(spoken)), RARE)
    turn, rest = divmod(number, max(1, how_many // 1000))
    if rest == 0:
        spoken.insert(chance.randint(0, len(spoken)), PHRASE if turn % 2 else MIDDLING)
    if number % 10 == 7:
        spoken.insert(chance.randint(0, len(spoken)), COMMON)


def _markup(comment: MadeComment) -> str:
    """The text as a reader may have typed it: some with paragraphs, emphasis, a link or an address."""
    text = escape(comment.text)
    kind = comment.number % 100
    if kind < 20:
        return text.replace(" ", "\n\n", 1) + " &amp; more"
    if kind < 30:
        return f"<em>{text}</em>"
    if kind < 38:
        return f'{text} <a href="https://news{kind}.example/{comment.number}" rel="nofollow">here</a>'
    if kind == 38:
        return f"{text} write to friend{comment.number}@mail.example"
    return text


def _comment_xml(comment: MadeComment) -> str:
    ip = "" if comment.author is None else f"2001:db8::{comment.author % 65_536:x}"
    moment = comment.submitted.strftime("%Y-%m-%d %H:%M:%S")
    return (
        f"<wp:comment>\n\t<wp:comment_id>{comment.number}</wp:comment_id>\n"
        f"\t<wp:comment_author><![CDATA[{comment.name}]]></wp:comment_author>\n"
        f"\t<wp:comment_author_email><![CDATA[{comment.address}]]></wp:comment_author_email>\n"
        f"\t<wp:comment_author_url>{comment.website}</wp:comment_author_url>\n"
        f"\t<wp:comment_author_IP><![CDATA[{ip}]]></wp:comment_author_IP>\n"
        f"\t<wp:comment_date><![CDATA[{moment}]]></wp:comment_date>\n"
        f"\t<wp:comment_date_gmt><![CDATA[{moment}]]></wp:comment_date_gmt>\n"
        f"\t<wp:comment_content><![CDATA[{_markup(comment)}]]></wp:comment_content>\n"
        f"\t<wp:comment_approved><![CDATA[{comment.status}]]></wp:comment_approved>\n"
        f"\t<wp:comment_type><![CDATA[{comment.type}]]></wp:comment_type>\n"
        f"\t<wp:comment_parent>{comment.parent or 0}</wp:comment_parent>\n"
        "\t<wp:comment_user_id>0</wp:comment_user_id>\n</wp:comment>\n"
    )


_HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
<title>The Paper</title>
<link>{SITE}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{SITE}</wp:base_site_url>
<wp:base_blog_url>{SITE}</wp:base_blog_url>
"""

_ITEM = """<item>
<title><![CDATA[Article {article}]]></title>
<link>{site}/{article}</link>
<content:encoded><![CDATA[<p>What the paper wrote.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[What the paper wrote.]]></excerpt:encoded>
<wp:post_id>{article}</wp:post_id>
<wp:post_date_gmt><![CDATA[2016-01-01 00:00:00]]></wp:post_date_gmt>
<wp:status><![CDATA[publish]]></wp:status>
<wp:post_type><![CDATA[post]]></wp:post_type>
"""
