"""v0"""
from dataclasses import dataclass
from moderator.domain.comments import AuthorRecord
@dataclass(frozen=True)
class History:
    author: AuthorRecord | None
    first_by_author: bool
