"""What was counted today?"""
