"""What time is it?"""
