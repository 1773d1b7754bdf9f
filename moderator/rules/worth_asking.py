"""Which rules can hold for a comment at all, by the words that stand in it."""

from collections import defaultdict
from collections.abc import Sequence

from moderator.rules.conditions import HasWord
from moderator.rules.facts import Reading, TextField
from moderator.rules.lexicon import Lexicon
from moderator.rules.needs import Looking, indispensable
from moderator.rules.rule import Rule


class WorthAsking:
    """Of many rules, most can't hold without one of their words: those are asked only where one of them stands."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        self._rules = rules
        self._always: set[int] = set()
        self._by_word: defaultdict[tuple[TextField, bool], dict[str, set[int]]] = defaultdict(dict)
        self._by_text: defaultdict[TextField, dict[str, set[int]]] = defaultdict(dict)
        for number, rule in enumerate(rules):
            needed = indispensable(rule.condition)
            if needed is None:
                self._always.add(number)
            for looking in needed or ():
                self._file(number, looking, lexicon)

    def rules(self, reading: Reading) -> list[Rule]:
        """Those that may hold, in the order in which they were given."""
        numbers = set(self._always)
        for (field, fold), by_word in self._by_word.items():
            for word in reading.words(field, fold).keys() & by_word.keys():
                numbers |= by_word[word]
        for field, by_text in self._by_text.items():
            for text in reading.texts(field).keys() & by_text.keys():
                numbers |= by_text[text]
        return [self._rules[number] for number in sorted(numbers)]

    def _file(self, number: int, looking: Looking, lexicon: Lexicon) -> None:
        for field in looking.fields:
            if isinstance(looking, HasWord):
                by_name = self._by_word[field, looking.wanted.fold]
                names = lexicon.levelled(looking.wanted)
            else:
                by_name, names = self._by_text[field], looking.wanted
            for name in names:
                by_name.setdefault(name, set()).add(number)
