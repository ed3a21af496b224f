"""How does it end?"""
