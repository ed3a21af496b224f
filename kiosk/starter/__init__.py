"""How does a show begin? A content folder with example slides, or one made of what somebody already has. No Qt."""
