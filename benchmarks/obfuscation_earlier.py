"""Tricks that were held out at first: the matcher has learnt from some of them since."""

import random
from collections.abc import Callable, Mapping

Trick = Callable[[str, random.Random], str]
"""Writes a word of small Latin letters in disguise."""

_UPSIDE_DOWN = dict(zip("abcdefghijklmnopqrstuvwxyz", "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz", strict=True))
_DRAWN = {"a": "/\\", "c": "(", "d": "|)", "f": "|=", "h": "|-|", "k": "|<", "l": "|_", "n": "|\\|", "u": "|_|"}
_EAST_ASIAN = dict(zip("abcdefhiklmnoprstuwy", "卂乃匚ᗪ乇千卄丨Ҝㄥ爪几ㄖ卩尺丂ㄒㄩ山ㄚ", strict=True))
_MONEY = {"a": "₳", "c": "₵", "d": "₫", "e": "€", "f": "₣", "k": "₭", "l": "₤", "n": "₦", "p": "₱", "s": "₴", "t": "₮"}
_ACCENTED = {"a": "á", "c": "ç", "e": "ë", "i": "î", "n": "ñ", "o": "ø", "u": "ü", "s": "š", "y": "ý", "t": "ť"}
_ARMENIAN = {"h": "հ", "n": "ո", "o": "օ", "u": "ս", "g": "ց", "q": "զ"}
_CHEROKEE = {
    "a": "Ꭺ",
    "b": "Ᏼ",
    "c": "Ꮯ",
    "d": "Ꭰ",
    "e": "Ꭼ",
    "h": "Ꮋ",
    "i": "Ꭵ",
    "k": "Ꮶ",
    "m": "Ꮇ",
    "p": "Ꮲ",
    "s": "Ꮪ",
}
_EMOJI_LETTERS = {"a": "🅰️", "b": "🅱️", "o": "⭕", "i": "ℹ️", "m": "Ⓜ️", "p": "🅿️", "x": "❌", "t": "✝️"}
_KNOCKED = {"i": "¡", "s": "§", "c": "©", "o": "¤", "e": "£", "a": "ª", "p": "¶", "u": "µ", "l": "¦", "t": "†"}
_SUPERSCRIPT = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_ZALGO = "\u0316\u0334\u0301\u0322\u0353\u0489\u036f"


def _mapped(letters: Mapping[str, str]) -> Trick:
    def trick(word: str, chance: random.Random) -> str:
        return "".join(letters.get(letter, letter) for letter in word)

    return trick


def _inserted(*separators: str) -> Trick:
    def trick(word: str, chance: random.Random) -> str:
        return word[0] + "".join(chance.choice(separators) + letter for letter in word[1:])

    return trick


def _inside(*signs: str) -> Trick:
    """One sign somewhere inside the word."""

    def trick(word: str, chance: random.Random) -> str:
        place = chance.randint(1, len(word) - 1)
        return word[:place] + chance.choice(signs) + word[place:]

    return trick


def _each_doubled(word: str, chance: random.Random) -> str:
    return "".join(letter * 2 for letter in word)


def _marks_on_every_letter(word: str, chance: random.Random) -> str:
    return "".join(letter + "".join(chance.sample(_ZALGO, 3)) for letter in word)


def _boxed(word: str, chance: random.Random) -> str:
    return "".join(f"[{letter}]" for letter in word)


def _hashed_out(word: str, chance: random.Random) -> str:
    """The inside of the word behind other signs than stars."""
    return word[0] + chance.choice("#%-_?") * (len(word) - 2) + word[-1]


def _bulletin_tag(word: str, chance: random.Random) -> str:
    place = chance.randint(1, len(word) - 1)
    return f"{word[:place]}[b][/b]{word[place:]}"


def _html_comment(word: str, chance: random.Random) -> str:
    place = chance.randint(1, len(word) - 1)
    return f"{word[:place]}<!-- x -->{word[place:]}"


def _letter_doubled(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place] + word[place:]


def _percent_encoded(word: str, chance: random.Random) -> str:
    return "".join(f"%{ord(letter):02x}" for letter in word)


def _dotless(word: str, chance: random.Random) -> str:
    return word.replace("i", "ı").replace("s", "ſ")


def _turned_around_by_controls(word: str, chance: random.Random) -> str:
    return "".join(f"\u2066{letter}\u2069" for letter in word)


def _long_gaps(word: str, chance: random.Random) -> str:
    return "  ".join(word)


def _wide_and_stretched(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return (word[:place] + word[place] * 4 + word[place:]).upper()


def _drawn_and_spelled(word: str, chance: random.Random) -> str:
    return ".".join(_MONEY.get(letter, letter) for letter in word)


TRICKS: Mapping[str, Trick] = {
    "upside down": _mapped(_UPSIDE_DOWN),
    "drawn letters |_|": _mapped(_DRAWN),
    "East Asian signs": _mapped(_EAST_ASIAN),
    "money signs": _mapped(_MONEY),
    "accents": _mapped(_ACCENTED),
    "Armenian look-alikes": _mapped(_ARMENIAN),
    "Cherokee look-alikes": _mapped(_CHEROKEE),
    "emoji letters": _mapped(_EMOJI_LETTERS),
    "other signs § ¡": _mapped(_KNOCKED),
    "superscript": _mapped(_SUPERSCRIPT),
    "a heap of marks": _marks_on_every_letter,
    "each letter doubled": _each_doubled,
    "one letter doubled": _letter_doubled,
    "letters in boxes": _boxed,
    "hidden by # % -": _hashed_out,
    "bulletin board tags": _bulletin_tag,
    "HTML comments": _html_comment,
    "percent codes": _percent_encoded,
    "dotless and long letters": _dotless,
    "direction marks": _turned_around_by_controls,
    "mixed separators": _inserted(".", "-", "_", " ", "/"),
    "quotes between": _inserted("'", "`", '"'),
    "underscores": _inserted("_"),
    "slashes": _inserted("/", "\\", "|"),
    "two blanks between": _long_gaps,
    "one blank inside": _inside(" "),
    "one apostrophe inside": _inside("'", "’"),
    "one emoji inside": _inside("😂", "💀", "🖕🏽", "👨‍👩‍👧"),
    "soft hyphens": _inserted("\u00ad"),
    "Hangul fillers": _inserted("\u3164", "\u115f"),
    "stretched capitals": _wide_and_stretched,
    "money signs, dotted": _drawn_and_spelled,
}
