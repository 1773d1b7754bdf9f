"""v0"""
def priority(flags): return min(1.0,0.1*len(flags))
def suggestion(flags): return "review"
