"""What plays now?"""
