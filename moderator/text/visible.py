"""v0"""
import re
def visible(text: str, keep_newlines: bool = True) -> str:
    text = text if keep_newlines else re.sub(r"[\n\t]"," ",text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)
