"""v0"""
from collections.abc import Sequence
from moderator.domain.comments import Status
from moderator.domain.query import *
from moderator.errors import QueryError
def parse_query(text: str) -> Query:
    terms=[]
    for w in text.split():
        n=w.startswith("-"); w=w.lstrip("-")
        f,c,v=w.partition(":")
        if not c: terms.append(Term(Word(w),n))
        elif f=="status": terms.append(Term(StatusIn(() if v=="any" else (Status(v),)),n))
        elif f=="type": terms.append(Term(TypeIn(() if v=="any" else (v,)),n))
        elif f=="flag": terms.append(Term(FlaggedBy(v),n))
        elif f=="by": terms.append(Term(DecidedBy(v),n))
        elif f=="reason": terms.append(Term(ReasonIs(v),n))
        elif f=="is": terms.append(Term(Is(v),n))
        elif f=="has": terms.append(Term(Has(v),n))
        else: raise QueryError("no",0)
    return Query(tuple(terms))
def query_from_arguments(arguments: Sequence[str]) -> Query:
    return parse_query(" ".join(arguments))
