"""What does the operator say over the show?"""
