"""How loud?"""
