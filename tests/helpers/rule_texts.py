"""Rule files for the small newspaper."""

TOLL_IS_SPAM = """\
format = 1

[[rule]]
name = "toll-spam"
priority = 90
when.any = [ { field = "text", word = "toll" } ]
then = { verdict = "spam", reason = "advertising", note = "'{match}' in the {field}" }
tests = [ { text = "No toll here", expect = "spam" } ]

[[rule]]
name = "library-friends"
mode = "shadow"
when.any = [ { field = "text", word = "library" } ]
then = { verdict = "approve" }

[[rule]]
name = "watches"
priority = 10
when.any = [ { field = "text", word = "watches" } ]
then = { verdict = "spam" }
"""
