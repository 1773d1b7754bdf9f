"""Tricks that the word matcher knows; figures on these may be looked at while it is tuned."""

import random
from collections.abc import Callable, Mapping

Trick = Callable[[str, random.Random], str]
"""Writes a word of small Latin letters in disguise."""

_SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_CYRILLIC = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "i": "і", "s": "ѕ"}
_GREEK = {"a": "α", "i": "ι", "k": "κ", "o": "ο", "p": "ρ", "t": "τ", "u": "υ", "v": "ν", "n": "η"}
_DIGITS = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7+", "b": "8", "g": "9", "l": "1|"}
_SOUNDS = (("ck", "kk"), ("ck", "k"), ("f", "ph"), ("s", "z"), ("c", "k"), ("k", "q"), ("i", "y"))


def _from(first: int) -> dict[str, str]:
    return {chr(ord("a") + each): chr(first + each) for each in range(26)}


def _mapped(letters: Mapping[str, str]) -> Trick:
    def trick(word: str, chance: random.Random) -> str:
        return "".join(letters.get(letter, letter) for letter in word)

    return trick


def _joined(*separators: str) -> Trick:
    def trick(word: str, chance: random.Random) -> str:
        return chance.choice(separators).join(word)

    return trick


def _split_once(*separators: str) -> Trick:
    def trick(word: str, chance: random.Random) -> str:
        place = chance.randint(1, len(word) - 1)
        return word[:place] + chance.choice(separators) + word[place:]

    return trick


def _some_digits(word: str, chance: random.Random) -> str:
    return "".join(chance.choice(_DIGITS[letter]) if letter in _DIGITS else letter for letter in word)


def _stretched(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place] * chance.randint(3, 9) + word[place:]


def _one_masked(word: str, chance: random.Random) -> str:
    place = chance.randint(1, len(word) - 2)
    return f"{word[:place]}*{word[place + 1 :]}"


def _inside_masked(word: str, chance: random.Random) -> str:
    return word[0] + "*" * (len(word) - 2) + word[-1]


def _without_vowels(word: str, chance: random.Random) -> str:
    """Nobody reads fewer than three letters as a word."""
    left = word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")
    return left if len(left) > 2 else word


def _swapped(word: str, chance: random.Random) -> str:
    place = chance.randint(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _as_it_sounds(word: str, chance: random.Random) -> str:
    fitting = [(old, new) for old, new in _SOUNDS if old in word]
    return word.replace(*chance.choice(fitting), 1) if fitting else word


def _entities(word: str, chance: random.Random) -> str:
    return "".join(f"&#{ord(letter)};" for letter in word)


def _one_entity(word: str, chance: random.Random) -> str:
    return f"&#x{ord(word[0]):x};{word[1:]}"


def _mixed_case(word: str, chance: random.Random) -> str:
    return "".join(letter.upper() if chance.random() < 0.5 else letter for letter in word)


TRICKS: Mapping[str, Trick] = {
    "plain": lambda word, chance: word,
    "mixed case": _mixed_case,
    "full width": _mapped(_from(0xFF41)),
    "mathematical letters": _mapped(_from(0x1D41A)),
    "circled": _mapped(_from(0x24D0)),
    "small capitals": _mapped(_SMALL_CAPITALS),
    "white squares": _mapped(_from(0x1F130)),
    "black squares": _mapped(_from(0x1F170)),
    "black circles": _mapped(_from(0x1F150)),
    "flags": _mapped(_from(0x1F1E6)),
    "Cyrillic look-alikes": _mapped(_CYRILLIC),
    "Greek look-alikes": _mapped(_GREEK),
    "digits and signs": _some_digits,
    "dots": _joined("."),
    "blanks": _joined(" "),
    "dashes": _joined("-", "–", "—"),
    "line breaks": _joined("\n"),
    "stars between": _joined("*"),
    "emoji between": _joined("🔥", "❤️", "😡"),
    "zero width": _joined("\u200b", "\u200d", "\u2060"),
    "one dot or dash inside": _split_once(".", "-"),
    "markdown": _split_once("**", "__", "~~"),
    "tags": _split_once("<b>", "</i>", "<span class='x'>", "<br>"),
    "stretched": _stretched,
    "one letter masked": _one_masked,
    "inside masked": _inside_masked,
    "vowels dropped": _without_vowels,
    "letters swapped": _swapped,
    "as it sounds": _as_it_sounds,
    "entities": _entities,
    "one entity": _one_entity,
}
