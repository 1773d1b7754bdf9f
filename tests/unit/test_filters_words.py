"""Swear words and the site's own words: what is flagged, what is excused, and whose names stay clean."""

import pytest

from moderator.domain.flags import Field, Flag, Severity, Span
from moderator.domain.site_words import SiteWord, Tier, WordKind
from moderator.screening.filter_list import text_filters
from moderator.screening.pipeline import Pipeline
from moderator.screening.subject import Subject
from moderator.screening.word_flags import MOST_SPANS

ARMENIAN = """
Bozoyan Boyajian Kakoyan Kakosyan Dikranian Dikran Dickranian Gandzakian Assadourian Asatryan Assaturyan
Kocharyan Pashinyan Sargsyan Ter-Petrosyan Hovannisian Aznavour Gulbenkian Saroyan Dink Hrant Garo Vartan
Anush Arsen Arshile Siranush Manukyan Poghosyan Shahnazarian Khoren Kooyumjian Negoyan Hasmik Masis Ararat
Artsakh Gyumri Vanadzor Dilijan Etchmiadzin Sevan Syunik Titizian Sukiasyan Fanarjian Cumbatyan Muradyan
Pilibosian Khachatryan Analbandian Կարապետյան Երևան Բոզոյան Հայաստան Սարգսյան Դինք
""".split()

RUSSIAN = """
Shitikov Shitov Putin Peskov Medvedev Dikov Kukin Yury Gavrilov Sukhov Sukhanov Bledin Mudrov Kuntsevo
Kuntsevich Fuks Fakirov Pukhov Gogol Sobakevich Khuyev Titov Cherkasov Assorti Шитиков Подлипский Сукачёв
Бледнов Писарев Мудров Ухов Дикий Хуснуллин Страхов Кунцево Оскорбин Рублёв
""".split()

TURKISH = """
Sikorski Ankara Erdoğan Kılıçdaroğlu Gül Kaşıkçı Işık Sıkıyönetim Kumkapı Kum Göçmen Analar Assos Kaptan
Mustafa Cumhuriyet Cumhur Şık Pektaş Bozkurt Bozdağ Bozcaada Götürk Piçakçı Amca İstanbul ISPARTA Gey
""".split()

FRENCH = """
Conti Conseil Concorde Bitche Condom Montcuq Analyste Assemblée Assassin Cousteau Fesch Pétain Lacoste
Dassault Hollande Classique Sexagénaire Cocktail Circonscription Putanges Pissenlit Culoz Députés
Réputation Disputer Pot-au-feu
""".split()

NEWS = """
Arsenal Scunthorpe analyst Essex Sussex Middlesex Cockburn Hancock Hitchcock Dickens Dickinson Penistone
Lightwater Clitheroe Shuttleworth shiitake assassin assault class passage embassy cassette Massachusetts
grass brass bass assess cumulative document circumstance accumulate therapist grape drapery scraper
Titanic constitution title institute entity Matsushita Fukushima Cockermouth peacock shuttlecock Woodcock
Babcock Nigeria Niger niggardly snigger Montenegro denigrate swank Vladivostok kumquat cucumber
Pennsylvania Uranus Saturn analysis canal banal finale oratory moral corporal pectoral electoral tempest
sextet Sexton unisex bisexual homosexual heterosexual Virginia virginity Godard Godwin gayer strike stripe
stroked potato spotted despot hotpot drumstick trumpet Trump killer skill painkiller rapeseed murderous
heroine heroic organized organism tweed fatal father flat nazification God gay Hitler virgin drunk strip
stroke opium urine naked murder kill rape heroin sniper Nazi slave womb organ pot weed sex oral hell fat
ugly vodka rum lust pawn paddy seaman prostitute XX gal SPLC 455 7175 45$
""".split()

CLEAN = {*ARMENIAN, *RUSSIAN, *TURKISH, *FRENCH, *NEWS}

PLAIN = text_filters([])


def flags(text: str, words: list[SiteWord] | None = None, **fields: str) -> list[Flag]:
    """What the filters that look for words say."""
    found = Pipeline(text_filters(words) if words else PLAIN, [], budget_seconds=60).check_text(Subject(text, **fields))
    return [each for each in found if each.filter in ("profanity", "insult", "blocked-words")]


def blocked(word: str, tier: Tier | None = None) -> SiteWord:
    return SiteWord(word, WordKind.BLOCKED, tier)


def allowed(word: str) -> SiteWord:
    return SiteWord(word, WordKind.ALLOWED)


def test_a_disguised_swear_word_is_flagged_with_its_place() -> None:
    parameters = {"word": "shit", "language": "en", "tier": "strong"}

    assert flags("What a “sh1t” show") == [
        Flag("profanity", "profane-word", Severity.MEDIUM, parameters, (Span(Field.TEXT, 8, 12),))
    ]


def test_an_insult_is_not_called_swearing_and_is_told_by_its_stem() -> None:
    parameters = {"word": "дебил", "language": "ru", "tier": "insult"}

    assert flags("Вы ДЕБИЛЫ!") == [
        Flag("insult", "insulting-word", Severity.MEDIUM, parameters, (Span(Field.TEXT, 3, 9),))
    ]


@pytest.mark.parametrize(
    ("word", "code", "severity"),
    [
        ("cunt", "profane-word", Severity.HIGH),
        ("fuck", "profane-word", Severity.MEDIUM),
        ("damn", "profane-word", Severity.LOW),
        ("idiot", "insulting-word", Severity.MEDIUM),
        ("silly fool", "insulting-word", Severity.LOW),
    ],
)
def test_a_listed_word_weighs_what_its_tier_says(word: str, code: str, severity: Severity) -> None:
    (found,) = flags(f"What a {word}")

    assert (found.code, found.severity) == (code, severity)


def test_swearing_and_insults_in_one_comment_are_flags_of_their_own() -> None:
    assert [found.code for found in flags("Fucking idiot")] == ["profane-word", "insulting-word"]


def test_a_swear_word_in_the_name_is_flagged_there() -> None:
    (found,) = flags("Hello", name="Mr. Fuck")

    assert found.spans == (Span(Field.NAME, 4, 8),)


def test_a_word_said_over_and_over_is_one_flag_with_a_limited_number_of_places() -> None:
    (found,) = flags("damn d@mn " * 1_000)

    assert len(found.spans) == MOST_SPANS


def test_names_and_words_of_the_news_stay_clean_but_for_a_surname_that_is_a_spelling_of_a_swear_word() -> None:
    wrongly = {word: [found.parameters["word"] for found in flags(word)] for word in sorted(CLEAN) if flags(word)}

    assert len(CLEAN) > 250
    assert wrongly == {"Fuks": ["fuks"]}


def test_words_that_are_ordinary_in_a_newspaper_are_excused_and_slurs_are_not() -> None:
    assert flags("God knows why this gay virgin priest compared him to Hitler over a pot roast") == []
    assert [found.parameters["word"] for found in flags("You gays, you faggot")] == ["faggot"]


def test_a_phrase_that_the_site_allows_excuses_the_words_in_it() -> None:
    words = [allowed("dick van dyke")]

    assert flags("I loved Dick van Dyke", words) == []
    assert [found.parameters["word"] for found in flags("Dick van Dyke, that dick", words)] == ["dick"]


@pytest.mark.parametrize(
    ("tier", "severity"),
    [
        (Tier.SEVERE, Severity.HIGH),
        (Tier.STRONG, Severity.HIGH),
        (Tier.INSULT, Severity.MEDIUM),
        (Tier.MILD, Severity.LOW),
        (None, Severity.MEDIUM),
    ],
)
def test_a_blocked_word_weighs_what_its_tier_says(tier: Tier | None, severity: Severity) -> None:
    (found,) = flags("Такой КОСТОЛОМ!", [blocked("костолом", tier)])

    assert (found.filter, found.code, found.severity) == ("blocked-words", "blocked-word", severity)


def test_a_blocked_word_is_found_in_disguise_too() -> None:
    (found,) = flags("that tra1t0rous", [blocked("traitorous")])

    assert found.parameters == {"word": "traitorous"}


def test_an_allowed_phrase_excuses_a_blocked_word_inside_it() -> None:
    words = [blocked("turncoat"), allowed("no turncoat")]

    assert flags("He is no turncoat", words) == []
    assert len(flags("He is a turncoat", words)) == 1


def test_a_blocked_word_counts_although_newspapers_excuse_it() -> None:
    assert [found.filter for found in flags("kill the bill", [blocked("kill")])] == ["blocked-words"]


def test_a_blocked_address_is_flagged_without_being_repeated() -> None:
    (found,) = flags("mail anna@example.com", [blocked("anna@example.com")])

    assert found.parameters == {}
    assert found.spans == (Span(Field.TEXT, 5, 21),)
