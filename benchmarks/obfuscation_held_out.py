"""Tricks from comments, forums, games and videos, the commonest first, that nobody tuned the word matcher on.

Many are two simple tricks at once. Look at their figures rarely: a trick that was looked at and then mended belongs
into `obfuscation_tricks`.
"""

import random
from collections.abc import Callable, Mapping, Sequence

Trick = Callable[[str, random.Random], str]
"""Writes a word of small Latin letters in disguise."""

_VOWELS = frozenset("aeiou")
_AS_DIGITS = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$"}
_ONE_ACCENT = {"a": "àäâå", "e": "éèê", "i": "íìï", "o": "óöô", "u": "üúù"}
_SAME_LOOK = {"a": "а", "c": "с", "e": "е", "i": "і", "o": "о", "p": "р", "s": "ѕ", "y": "у"}
_CURLY = dict(zip("abcdefghijklmnopqrstuvwyz", "αɓƈԃҽϝɠԋιʝƙʅɱɳσρϙɾʂƚυʋɯყȥ", strict=True))
_SPREAD = (" ", ".", "-", "_", "*")
_RARE_SOUNDS = (
    ("cks", "x"),
    ("ck", "q"),
    ("ck", "c"),
    ("tch", "tsh"),
    ("wh", "h"),
    ("gg", "qq"),
    ("mb", "m"),
    ("ee", "ea"),
    ("oo", "u"),
    ("x", "ks"),
)
_COMMON_SOUNDS = (("ck", "k"), ("ss", "zz"), ("er", "a"), ("f", "ph"), ("co", "ko"), ("cu", "ku"))


def _inner_vowels(word: str) -> list[int]:
    return [place for place, letter in enumerate(word) if place and letter in _VOWELS]


def _put(word: str, place: int, written: str) -> str:
    """The letter at the place is written otherwise."""
    return word[:place] + written + word[place + 1 :]


def _vowel_as(signs: Sequence[str]) -> Trick:
    """One vowel, not the first letter, is hidden by a sign."""

    def trick(word: str, chance: random.Random) -> str:
        places = _inner_vowels(word)
        return _put(word, chance.choice(places), chance.choice(signs)) if places else word

    return trick


def _sign_added(word: str, chance: random.Random) -> str:
    """No letter is lost."""
    place = chance.randint(1, len(word) - 1)
    return word[:place] + chance.choice("*_,/+") + word[place:]


def _uneven_blanks(word: str, chance: random.Random) -> str:
    """Two blanks, at any two places."""
    first, second = sorted(chance.sample(range(1, len(word)), 2))
    return f"{word[:first]} {word[first:second]} {word[second:]}"


def _end_starred(word: str, chance: random.Random) -> str:
    hidden = 2 if len(word) < 6 else 3
    return word[:-hidden] + "*" * hidden


def _digit_places(word: str) -> list[int]:
    return [place for place, letter in enumerate(word) if place and letter in _AS_DIGITS]


def _with_digit(word: str, place: int, chance: random.Random) -> str:
    return _put(word, place, chance.choice(_AS_DIGITS[word[place]]))


def _star_and_digit(word: str, chance: random.Random) -> str:
    vowels = _inner_vowels(word)
    if not vowels:
        return word
    starred = chance.choice(vowels)
    others = [place for place in _digit_places(word) if place != starred]
    return _put(_with_digit(word, chance.choice(others), chance), starred, "*") if others else word


def _digit_and_stretched(word: str, chance: random.Random) -> str:
    """Either the digit is drawn out or the end of the word."""
    places = _digit_places(word)
    if not places:
        return word
    digit = chance.choice(places)
    written = _with_digit(word, digit, chance)
    drawn_out = chance.choice((digit, len(word) - 1))
    return _put(written, drawn_out, written[drawn_out] * chance.randint(3, 6))


def _star_and_stretched(word: str, chance: random.Random) -> str:
    places = [place for place in _inner_vowels(word) if place < len(word) - 1]
    if not places:
        return word
    return _put(word, chance.choice(places), "*") + word[-1] * chance.randint(2, 5)


def _rare_sounds(word: str, chance: random.Random) -> str:
    heard = [word.replace(old, new, 1) for old, new in _RARE_SOUNDS if old in word]
    if word.endswith("y"):
        heard += [word[:-1] + "ie", word[:-1] + "i"]
    return chance.choice(heard) if heard else word


def _sound_and_digit(word: str, chance: random.Random) -> str:
    heard = [word.replace(old, new, 1) for old, new in _COMMON_SOUNDS if old in word]
    if word.endswith("s"):
        heard.append(word[:-1] + "z")
    if not heard:
        return word
    written = chance.choice(heard)
    places = _digit_places(written)
    return _with_digit(written, chance.choice(places), chance) if places else word


def _digit_and_spread(word: str, chance: random.Random) -> str:
    places = _digit_places(word)
    if not places:
        return word
    return chance.choice(_SPREAD).join(_with_digit(word, chance.choice(places), chance))


def _capitals_spread(word: str, chance: random.Random) -> str:
    return chance.choice(_SPREAD).join(word.upper())


def _stretched_and_spread(word: str, chance: random.Random) -> str:
    places = _inner_vowels(word) or [len(word) - 1]
    place = chance.choice(places)
    return chance.choice(_SPREAD).join(_put(word, place, word[place] * chance.randint(3, 5)))


def _vowelless_and_stretched(word: str, chance: random.Random) -> str:
    """Three letters at least have to be left."""
    left = word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return left + left[-1] * chance.randint(2, 5) if 3 <= len(left) < len(word) else word


def _escaped_star(word: str, chance: random.Random) -> str:
    """As Markdown wants it."""
    places = _inner_vowels(word)
    return _put(word, chance.choice(places), r"\*") if places else word


def _glued(word: str, chance: random.Random) -> str:
    return chance.choice(("you{}", "dumb{}", "stupid{}", "{}face", "{}you")).format(word)


def _hashtag(word: str, chance: random.Random) -> str:
    return chance.choice(("#Stupid{}", "#You{}", "#Dumb{}", "#{}OfTheDay", "#What{}s")).format(word.capitalize())


def _again_and_again(word: str, chance: random.Random) -> str:
    return word * chance.randint(2, 4)


def _stuttered(word: str, chance: random.Random) -> str:
    return chance.choice(("{0}-{1}", "{0}-{0}-{1}", "{0}..{1}")).format(word[0], word)


def _accent_and_dot(word: str, chance: random.Random) -> str:
    """One vowel has an accent, and a dot stands somewhere inside."""
    places = _inner_vowels(word)
    if not places:
        return word
    accented = chance.choice(places)
    written = _put(word, accented, chance.choice(_ONE_ACCENT[word[accented]]))
    dot = chance.randint(1, len(word) - 1)
    return f"{written[:dot]}.{written[dot:]}"


def _look_alike_and_blank(word: str, chance: random.Random) -> str:
    """One letter is Cyrillic, and a blank stands somewhere inside."""
    places = [place for place, letter in enumerate(word) if letter in _SAME_LOOK]
    if not places:
        return word
    other = chance.choice(places)
    written = _put(word, other, _SAME_LOOK[word[other]])
    blank = chance.randint(1, len(word) - 1)
    return f"{written[:blank]} {written[blank:]}"


def _ornaments_between(word: str, chance: random.Random) -> str:
    return chance.choice("•·●★♡").join(word)


def _curly(word: str, chance: random.Random) -> str:
    return "".join(_CURLY.get(letter, letter) for letter in word)


TRICKS: Mapping[str, Trick] = {
    "a star or comma added": _sign_added,
    "blanks at two places": _uneven_blanks,
    "vowel as _ - . '": _vowel_as("_-.'"),
    "end starred": _end_starred,
    "vowel as x": _vowel_as("x"),
    "a star and a digit": _star_and_digit,
    "a digit, stretched": _digit_and_stretched,
    "a star, stretched": _star_and_stretched,
    "capitals, spread": _capitals_spread,
    "a digit, spread": _digit_and_spread,
    "rarer sounds": _rare_sounds,
    "a sound and a digit": _sound_and_digit,
    "no vowels, stretched": _vowelless_and_stretched,
    "emoji hides a vowel": _vowel_as(("🤬", "🙊", "😡", "⭐", "✨")),
    "bullet or cross for a vowel": _vowel_as("•●×✱☆"),
    "words glued": _glued,
    "hashtag": _hashtag,
    "again and again": _again_and_again,
    "stretched, spread": _stretched_and_spread,
    "an accent and a dot": _accent_and_dot,
    "a look-alike and a blank": _look_alike_and_blank,
    "stuttered": _stuttered,
    "escaped star": _escaped_star,
    "bullets or hearts between": _ornaments_between,
    "curly fancy text": _curly,
}
