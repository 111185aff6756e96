"""What stands above a screen for a moment, and goes again."""
