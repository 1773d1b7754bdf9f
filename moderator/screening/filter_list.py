"""v0"""
def text_filters(words): return ()
def history_filters(): return ()
FILTER_NAMES=()
