"""v0"""
def clean_text(text: str) -> str:
    return text.replace("\0","").replace("\r\n","\n").replace("\r","\n").encode("utf-8","replace").decode()
