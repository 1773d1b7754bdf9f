"""Tricks seen in comments, chats and games, held out for a while: the matcher has learnt from some of them since."""

import random
from collections.abc import Callable, Mapping
from unicodedata import normalize

Trick = Callable[[str, random.Random], str]
"""Writes a word of small Latin letters in disguise."""

_VOWELS = "aeiou"
_NEARLY_U = {"u": "v", "w": "vv"}
_BARS = {"i": "l", "l": "I"}
_RARER_DIGITS = {"a": "^", "b": ("6", "13"), "c": "<", "e": "&", "g": "6", "k": "|{", "s": "2", "z": "2"}
_PUT_TOGETHER = {"b": "|3", "m": "|\\/|", "o": "()", "p": "|o", "r": "|2", "t": "']['", "v": "\\/", "w": "\\/\\/"}
_USUAL_DIGITS = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"}
_FANCY = dict(zip("abcdefhiklmnoprstuvwxy", "αв¢∂єƒнιкℓмησρяѕтυνωχу", strict=True))
_FALSE_RUSSIAN = {"b": "в", "h": "н", "k": "к", "m": "м", "n": "и", "r": "я", "t": "т", "u": "ц", "w": "ш"}
_ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0328"
_STRIKE = "\u0336"
_PICTURES = {"a": "🍎🅰", "e": "📧👀", "i": "💩👁🍆", "o": "🍩🌕⚽", "u": "🍑🦄🐴"}
_FRAMES = ("()", "[]", "{}", '""', "''")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLANG = (("er", "a"), ("er", "ah"), ("tch", "ch"), ("ss", "zz"), ("i", "eei"), ("u", "oo"), ("ing", "in'"))


def _places(word: str, wanted: str) -> list[int]:
    """Where the wanted letters are, the first letter of the word apart."""
    return [place for place in range(1, len(word)) if word[place] in wanted]


def _replaced(word: str, place: int, new: str) -> str:
    return word[:place] + new + word[place + 1 :]


def _written_with(letters: Mapping[str, str | tuple[str, ...]]) -> Trick:
    """Every letter that has others to stand for it is written as one of them."""

    def trick(word: str, chance: random.Random) -> str:
        written = []
        for letter in word:
            others = letters.get(letter, letter)
            written.append(others if isinstance(others, str) else chance.choice(others))
        return "".join(written)

    return trick


def _vowels_starred(word: str, chance: random.Random) -> str:
    for place in _places(word, _VOWELS):
        word = _replaced(word, place, "*")
    return word


def _vowel_as_several_stars(word: str, chance: random.Random) -> str:
    places = _places(word, _VOWELS)
    return _replaced(word, chance.choice(places), "*" * chance.randint(2, 4)) if places else word


def _vowels_as_signs(word: str, chance: random.Random) -> str:
    """Signs that do not look like the vowel."""
    for place in _places(word, _VOWELS):
        word = _replaced(word, place, chance.choice("#%&^~"))
    return word


def _last_starred(word: str, chance: random.Random) -> str:
    return word[:-1] + "*"


def _capitals_and_digits(word: str, chance: random.Random) -> str:
    """Some letters become digits, and of the rest some become capitals."""
    written = []
    for letter in word:
        digit = _USUAL_DIGITS.get(letter)
        if digit and chance.random() < 0.5:
            written.append(digit)
        else:
            written.append(letter.upper() if chance.random() < 0.5 else letter)
    return "".join(written)


def _any_accents(word: str, chance: random.Random) -> str:
    return normalize("NFC", "".join(letter + chance.choice(_ACCENTS) for letter in word))


def _struck_through(word: str, chance: random.Random) -> str:
    return "".join(letter + _STRIKE for letter in word)


def _picture_for_vowel(word: str, chance: random.Random) -> str:
    places = _places(word, _VOWELS)
    if not places:
        return word
    place = chance.choice(places)
    return _replaced(word, place, chance.choice(_PICTURES[word[place]]))


def _one_framed(word: str, chance: random.Random) -> str:
    place = chance.randint(1, len(word) - 2)
    opening, closing = chance.choice(_FRAMES)
    return _replaced(word, place, opening + word[place] + closing)


def _trailing_off(word: str, chance: random.Random) -> str:
    """Several dots inside the word."""
    place = chance.randint(1, len(word) - 1)
    return word[:place] + chance.choice(("..", "...", "....", "…")) + word[place:]


def _less_usual_between(word: str, chance: random.Random) -> str:
    return chance.choice((",", "+", "~", "=", ":", "^", ", ")).join(word)


def _broken_at_line_end(word: str, chance: random.Random) -> str:
    place = chance.randint(2, len(word) - 2)
    return f"{word[:place]}-\n{word[place:]}"


def _junk_at_end(word: str, chance: random.Random) -> str:
    return word + chance.choice(("zz", "zzz", "xx", "xd", "oo", "ez"))


def _stretched_unevenly(word: str, chance: random.Random) -> str:
    return "".join(letter * chance.randint(1, 4) for letter in word)


def _slang(word: str, chance: random.Random) -> str:
    fitting = [(old, new) for old, new in _SLANG if old in word]
    return word.replace(*chance.choice(fitting), 1) if fitting else word


def _nickname(word: str, chance: random.Random) -> str:
    """As players call themselves."""
    shape = chance.choice(("xX{}Xx", "xx_{}_xx", "{}69", "{}420", "{}2007", "{}_1", "TheReal{}"))
    return shape.format(word.capitalize())


def _glued_by_underscores(word: str, chance: random.Random) -> str:
    shape = chance.choice(("total_{}", "you_{}", "{}_off", "what_a_{}_lol", "{}_this"))
    return shape.format(word)


def _first_vowel_dropped(word: str, chance: random.Random) -> str:
    """Only where other vowels stay."""
    places = _places(word, _VOWELS)
    return _replaced(word, places[0], "") if len(places) > 1 else word


def _key_beside(word: str, chance: random.Random) -> str:
    """One letter inside is missed by a key; short words would turn into others."""
    if len(word) < 5:
        return word
    place = chance.randint(1, len(word) - 2)
    row = next(keys for keys in _KEYS if word[place] in keys)
    key = row.index(word[place])
    beside = [row[near] for near in (key - 1, key + 1) if 0 <= near < len(row)]
    return _replaced(word, place, chance.choice(beside))


TRICKS: Mapping[str, Trick] = {
    "all vowels starred": _vowels_starred,
    "several stars for a vowel": _vowel_as_several_stars,
    "vowels as # % &": _vowels_as_signs,
    "last letter starred": _last_starred,
    "u as v": _written_with(_NEARLY_U),
    "i as l": _written_with(_BARS),
    "rarer digits and signs": _written_with(_RARER_DIGITS),
    "put together () |3": _written_with(_PUT_TOGETHER),
    "capitals and digits": _capitals_and_digits,
    "fancy text": _written_with(_FANCY),
    "false Russian": _written_with(_FALSE_RUSSIAN),
    "any accents": _any_accents,
    "struck through": _struck_through,
    "picture for a vowel": _picture_for_vowel,
    "one letter framed": _one_framed,
    "several dots inside": _trailing_off,
    "commas and pluses between": _less_usual_between,
    "hyphen at the line's end": _broken_at_line_end,
    "junk at the end": _junk_at_end,
    "stretched unevenly": _stretched_unevenly,
    "slang spelling": _slang,
    "nickname": _nickname,
    "glued by underscores": _glued_by_underscores,
    "first vowel dropped": _first_vowel_dropped,
    "key beside": _key_beside,
}
