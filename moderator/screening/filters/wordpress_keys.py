"""What the site's WordPress would hold back or throw away by its own lists."""

from collections.abc import Iterator

from moderator.domain.flags import Flag, Span
from moderator.screening.codes import flag
from moderator.screening.subject import Subject
from moderator.text.wordpress_keys import KeyList, count_links, without_tags

LONGEST_KEY = 80


class WordPressKeys:
    """The lists `disallowed_keys` and `moderation_keys`, and `comment_max_links`; 0 counts no links.

    Address, IP and browser, which the lists are also held against, are looked at on the way in: filters do not
    see them.
    """

    name = "wordpress-keys"

    def __init__(self, disallowed: KeyList, moderation: KeyList, max_links: int) -> None:
        self._lists = {"disallowed-key": disallowed, "moderation-key": moderation}
        self._max_links = max_links

    def check(self, subject: Subject) -> Iterator[Flag]:
        """A flag for the first key of either list, and one for too many links."""
        for code, keys in self._lists.items():
            if keys:
                yield from _first_key(code, keys, subject)
        if self._max_links and (count := count_links(subject.markup or subject.text)) >= self._max_links:
            yield flag("wordpress-links", parameters={"count": count, "limit": self._max_links})


def _first_key(code: str, keys: KeyList, subject: Subject) -> Iterator[Flag]:
    markup = subject.markup or subject.text
    # Only of disallowed keys WordPress also says that tags must not hide them.
    texts = [subject.name, subject.website, markup]
    if code == "disallowed-key":
        texts.append(without_tags(markup))
    found = next((found[0] for text in texts if (found := keys.first(text))), None)
    if found is None:
        return
    places = ((field, keys.first(content)) for field, content in subject.fields)
    spans = (Span(field, place[1], place[2]) for field, place in places if place and place[0] == found)
    # A key may be an address, and parameters hold none.
    parameters = {} if "@" in found else {"key": found[:LONGEST_KEY]}
    yield flag(code, *spans, parameters=parameters)
