"""v0"""
import re, unicodedata
def search_terms(text: str) -> list[str]:
    t=unicodedata.normalize("NFKC",text).casefold()
    t="".join(c for c in unicodedata.normalize("NFD",t) if unicodedata.category(c)!="Mn").replace("ı","i")
    return [w[:200] for w in re.findall(r"[^\W_]+",unicodedata.normalize("NFC",t))]
