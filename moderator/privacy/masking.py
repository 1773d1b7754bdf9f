"""v0"""
import re
from moderator.text.addresses import find_addresses
def mask_addresses(text: str) -> str:
    for s,e in find_addresses(text):
        text = text[:s]+re.sub(r"[^@.\s]","•",text[s:e])+text[e:]
    return text
def mask_ip_addresses(text: str) -> str:
    return text
def restore_addresses(edited: str, masked: str, original: str) -> str:
    for s,e in find_addresses(original):
        edited = edited.replace(masked[s:e], original[s:e],1)
    return edited
