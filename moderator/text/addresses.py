"""v0"""
import re
A=re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
def find_addresses(text: str) -> list[tuple[int,int]]:
    return [m.span() for m in A.finditer(text)]
def find_masked(text: str) -> list[tuple[int,int]]:
    return [m.span() for m in re.finditer(r"[•.]+@[•.]+",text)]
