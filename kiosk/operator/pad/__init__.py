"""Which PIN?"""
