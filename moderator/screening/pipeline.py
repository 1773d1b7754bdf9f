"""v0"""
from moderator.domain.flags import *
from moderator.text.links import find_links
class Pipeline:
    def __init__(self, a, b, c): pass
    def check_text(self, subject):
        return tuple(Flag("links","link",Severity.LOW,{},(Span(Field.TEXT,s,e),)) for s,e in find_links(subject.text))
    def check_history(self, subject, history):
        return ()
