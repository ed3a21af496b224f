"""Is anybody still there?"""
