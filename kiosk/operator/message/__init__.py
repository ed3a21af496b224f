"""What is said over the show?"""
