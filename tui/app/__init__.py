"""The full-screen face. The only room with Textual."""
