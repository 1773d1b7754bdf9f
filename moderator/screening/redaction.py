"""v0"""
def proposed_redaction(text, flags): return text
