"""The lists of swear words and insults: what they find in five languages, and what they leave alone."""

import re
import tomllib
from collections import Counter

import pytest

from moderator.domain.flags import Severity
from moderator.screening.filter_list import text_filters
from moderator.screening.subject import Subject
from moderator.screening.word_lists import (
    LANGUAGES,
    OPEN,
    PLAIN_LETTERS,
    Entry,
    EntryTier,
    always_allowed,
    entries,
    own_entries,
    stand_ins,
    swear_words,
)
from moderator.text.word_matcher import WordMatcher
from tests.helpers.checkout import ROOT

INNOCENT = ROOT / "tests" / "data" / "innocent-words.txt"
MOST_FLAGGED = 0.005

ENTRIES = entries()
CHARACTERS = {**PLAIN_LETTERS, **stand_ins()}
FILTERS = [each for each in text_filters([]) if each.name in ("profanity", "insult")]

FOUND = {
    "en": """
        fucking | motherfuckers | “shitty” | what bullshit | you idiots | utter morons | dumbasses | a libtard
        filthy Armenians | niggers | that cunt | sh1thead | piece  of shit | douchebags | imbeciles | scumbags
    """,
    "ru": """
        ХУЙНЯ | нахуй | похуистам | охуели | пиздецом | распиздяи | спиздили | ебанутый | ёбаный | заебал | отъебись
        выебываться | долбоёбы | уёбище | блядская | выблядок | мудаками | сукой | сучара | гондоны | пидорасы | жиды
        армяшка | чурками | дебилов было много | дураками | дуру | придурка | тварью | подонков | мразям | ублюдков
    """,
    "tr": """
        siktir | SİKTİR GİT | sikerim | sikeyim seni | orospu çocuğu | orospu cocuklari | amına koyayım | amina koyim
        amk | götüne | gotune | göt | piç kurusu | piçler | yarrağımı | taşşak | pezevenkler | kahpeler
        ibneler | Ermeni dölü | salaksın | gerizekalılar | geri zekali | şerefsizler | serefsiz
        dangalaklar | it oğlu it | haysiyetsizce
    """,
    "fr": """
        connard | connards | ENCULÉS | encules | fils de pute | pauvre con | les cons | salope | merde | emmerdeurs
        va te faire foutre | nique ta mère | sale arabe | bougnoules | pédés | abrutis | crétines | imbeciles | enfoirés
        trou du cul | espèce de con | tarés | sous-merdes
    """,
    "hy": """
        քունեմ | մերդ քունեմ | քունած | բոզ | բոզի տղա | բոզությունը | պոռնիկները | կլիրս | ոռդ | քած | դմբոներ
        էշ | էշությունների | հիմարներ | ապուշ | լակոտներին | սրիկաներ | շան տղա | տականքները | թուրքի սերմ | դալբայոբ
        qunem | merd qunem | kunem | mord kunem | bozi tgha | bozi txa | pornik | klirs | shan tgha | shan lakot
        eshutyun | esh es | himarner | apushutyun | takanq | dmboner | turqi lakot | յիմար | բոզութիւն | srika
    """,
}

LEFT_ALONE = {
    "en": """
        Scunthorpe | Arsenal | Dickens | Assad | a class of analysts | Pussy Riot | pros and cons | niggardly | cockpit
        Charles Dickens met Hancock | shiitake | Slutsky | Moroni | Phuket | the tit for tat | Peru | Wankel | Wogan
    """,
    "ru": """
        Хулио | хулиган | Сукачёв | сукно | Мудрак | мандат | мандарин | педикюр | Насралла | учебный | хлеба
        употребление | рубля | оскорблять | команда | застраховать | Лох-Несс | Херсон | Хохлов | Козлов | Тупицын
        колебания | требовал | дуршлаг | дурной | Сучков | сук дерева | жидкий | Жидков | Чуркин | мудрец | подстраховал
    """,
    "tr": """
        sık sık | sıkıntı | sikinti | sıkıcı | sikildim | sikayet | sikke | götürmek | goturdu | got it | a pic | amca
        Amina | Amasya | Ammar | Göttingen | şık | boks | Bozkurt | sıçradı | cumhuriyet | kaşar | taşa
        analar | Gavur Mahallesi
    """,
    "fr": """
        Conti | con artist | bite | cul-de-sac | calculer | député | disputer | pissenlit | Pissarro | niquab | conseil
        pique-nique | connaître | assassin | Concorde | Condom | Montcuq | salon | pédagogue | Putanges
    """,
    "hy": """
        Բոզոյան | քունը | քնել | կունենամ | Գյոթե | կլիմա | ոռնալ | ոռոգում | ստորագրություն | էջ | Էշխանյան | իշխան
        Bozoyan | Kakoyan | Boz | puts | kak dela | Lakota | Himara | Pashinyan | shan | Komitas
    """,
}


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    parts = ((language, part) for language, block in table.items() for part in re.split(r"[|\n]", block))
    return [(language, part.strip()) for language, part in parts if part.strip()]


def gravest(text: str) -> Severity:
    """The severity of what the two filters find in a text; a note where they find nothing."""
    found = [flag.severity for each in FILTERS for flag in each.check(Subject(text))]
    return max(found, default=Severity.INFO)


@pytest.mark.parametrize(("language", "text"), cases(FOUND))
def test_swearing_and_insults_are_found_with_their_endings(language: str, text: str) -> None:
    assert gravest(f"… {text}, {language}") >= Severity.MEDIUM


@pytest.mark.parametrize(("language", "text"), cases(LEFT_ALONE))
def test_ordinary_words_and_names_are_left_alone(language: str, text: str) -> None:
    assert gravest(f"… {text}, {language}") < Severity.MEDIUM


def test_ordinary_words_that_are_a_letter_away_from_a_listed_one_stay_clean() -> None:
    words = """
        part parts true grace boring twist chant slopes six banner cheer muzzle chez ordre cher chante flotte trés
        demeure cerise buffon chie spass bloss könne flöte kır даны cnn ptsd iraq чурек pezzo comarca
    """
    flagged = [word for word in words.split() if gravest(word) >= Severity.MEDIUM]
    assert flagged == ["chie"], "a French swear word, with its accent or without"


def test_names_and_words_with_unlucky_letters_are_hardly_ever_flagged() -> None:
    words = [line for line in INNOCENT.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    flagged = [word for word in words if gravest(word) >= Severity.MEDIUM]

    assert len(set(words)) == len(words) >= 2_000
    assert len(flagged) < MOST_FLAGGED * len(words), flagged


def test_every_word_of_better_profanity_has_a_tier() -> None:
    assert set(swear_words()) <= {entry.word for entry in ENTRIES}


def test_every_word_of_better_profanity_is_found() -> None:
    matcher = WordMatcher([entry.word for entry in ENTRIES], CHARACTERS)

    assert [word for word in swear_words() if not matcher.find(word)] == []


def test_no_word_is_listed_twice_in_a_language() -> None:
    for language in LANGUAGES:
        words = Counter(entry.word for entry in own_entries(language))
        assert [word for word, times in words.items() if times > 1] == [], language


def test_an_ending_stands_at_the_end_only() -> None:
    assert [entry.word for language in LANGUAGES for entry in own_entries(language) if OPEN in entry.word[:-1]] == []


def test_open_entries_are_long_enough_to_mean_something() -> None:
    open_entries = [entry.plain for entry in ENTRIES if entry.word.endswith(OPEN)]

    assert [word for word in open_entries if len(word) < 3] == []


def test_every_exception_excuses_its_entry() -> None:
    for language in LANGUAGES:
        own = own_entries(language)
        matcher = WordMatcher([entry.word for entry in own], CHARACTERS)
        for entry in own:
            for excused in entry.exceptions:
                found = {match.word for match in matcher.find_all(excused.removesuffix(OPEN))}
                assert entry.word in found, excused


def test_every_heading_of_the_exceptions_is_an_entry() -> None:
    for language in LANGUAGES:
        file = ROOT / "resources" / "words" / f"{language}.toml"
        headings = tomllib.loads(file.read_text(encoding="utf-8"))["exceptions"]
        assert set(headings) <= {entry.word for entry in own_entries(language)}, language


def test_every_excuse_excuses_something() -> None:
    matcher = WordMatcher([entry.word for entry in ENTRIES], CHARACTERS)

    assert [word for word in always_allowed() if not matcher.find(word.removesuffix(OPEN))] == []


def test_a_word_of_better_profanity_is_strong_unless_our_list_says_otherwise() -> None:
    by_word = {entry.word: entry for entry in ENTRIES}

    assert by_word["cunt*"].tier is EntryTier.SEVERE
    assert by_word["moron"] == Entry("moron", "en", EntryTier.INSULT, ("ciudad de moron",))
    assert by_word["goatse"].tier is EntryTier.STRONG
    assert by_word["faggs"].tier is EntryTier.SEVERE
    assert by_word["masterbating"].tier is EntryTier.MILD, "as masterbat*"
