"""v0"""
def explain(flag, comment): return flag.code
