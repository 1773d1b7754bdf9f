"""Texts that would like to be more than text: in a program that takes them for what they say, each does something."""

from pathlib import Path

LONG = 1_000_000


def payloads(file: Path, port: int) -> dict[str, str]:
    """Forty of them, by what they try; those that can, point at this file or at this port of this machine."""
    local, remote = file.as_uri(), f"http://127.0.0.1:{port}/seen"
    return {
        "image of a file": f'<img src="{local}">',
        "image of a file by its path": f'<img src="{file}">',
        "image of a server": f'<img src="{remote}.png">',
        "image as large as a screen": f'<img src="{local}" width=9999 height=9999>',
        "link to a file": f'<a href="{local}">click</a>',
        "link to a script": '<a href="javascript:alert(1)">click</a>',
        "style sheet of a server": f'<link rel="stylesheet" href="{remote}.css">',
        "style with an address": f"<style>* {{ background: url({remote}); color: red }}</style>",
        "style that fetches": f'<p style="background-image: url({local})">p</p>',
        "script": f'<script src="{remote}.js">alert(1)</script>',
        "frame": f'<iframe src="{remote}"></iframe>',
        "object": f'<object data="{local}"></object>',
        "picture with a handler": f"<svg onload=\"fetch('{remote}')\"><image href='{local}'/></svg>",
        "rich text's beginning": "<qt><b>bold</b>",
        "bold": "<b>bold</b>",
        "a whole page": f"<html><head><meta http-equiv=refresh content='0;{remote}'></head><body>x",
        "table that never ends": "<table>" * 200,
        "markdown": f"![x]({remote}.png) [y]({local}) **bold**",
        "entities": "&lt;img src=x&gt; &#60;b&#62; &amp;amp; &nbsp;",
        "document type": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{local}">]> &e;',
        "right to left override": "invoice\u202egpj.exe",
        "bidi controls": "\u2066\u2067\u202a\u202b\u202d(a)\u2069\u2069\u202c",
        "zero width": "a\u200bb\u200cc\u200dd\ufeffe\u2060f",
        "combining marks": "Z" + "\u0300\u0301\u0302\u0335\u0489" * 400,
        "tags of language": "flag\U000e0067\U000e0062\U000e007f",
        "NUL": "before\0after",
        "controls": "bell\x07 back\x08 escape\x1b[31mred \x7f\x9b",
        "lone surrogates": "one\ud800 two\udfff",
        "line separators": "a\u2028b\u2029c\x0bd\x0ce\x85f",
        "newlines and tabs": "first\n\n\tsecond\r\nthird" + "\n" * 500,
        "mnemonics": "&File &&Edit &E&x&i&t",
        "percent": "%n %1 %L1 %s %d %x %%",
        "braces": "{} {0} {name} {{}} {0.__class__}",
        "key in a menu": "Approve\tCtrl+A",
        "long without blanks": "x" * LONG,
        "long with blanks": "word " * (LONG // 5),
        "long in pictures": "\U0001f600" * 20_000,
        "blank": "\u3164\u2800\u00ad\u115f",
        "Armenian, long": "Հայերէն" * 5_000,
        "file's name": f"{file} ../../../etc/passwd ~/.ssh/id",
    }
