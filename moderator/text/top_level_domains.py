"""Top-level domains by which a name with a dot in it is taken for a host."""

_GENERIC = (
    "com org net info biz edu gov mil int name pro mobi app dev blog news online site shop store club "
    "top xyz icu vip live life link click space website tech cloud agency media press example test"
)
_COUNTRIES = (
    "ae af al am ar at au az ba bd be bg br by ca cc ch cl cn co cy cz de dk ee eg es eu fi fr ge gg gr "
    "hk hr hu id ie il in io iq ir is it jo jp ke kg kr kz lb lt lu lv ly ma md me mk mx my ng nl no nz "
    "pe ph pk pl ps pt pw ro rs ru sa se sg si sk su sy th tj tk tm to tr tv tw ua uk us uz va vn ws za"
)
_IN_OTHER_LETTERS = "рф ру укр бел қаз срб мкд հայ გე москва рус онлайн сайт xn--y9a3aq xn--p1ai"
_ALSO_WORDS = "at be by in is it me my no to us top pro name live life link click space test"

KNOWN = frozenset(f"{_GENERIC} {_COUNTRIES} {_IN_OTHER_LETTERS}".split())
"""Well-known top-level domains, lower-cased."""

ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Those that may also begin the next sentence when its blank is missing ("over.It")."""
