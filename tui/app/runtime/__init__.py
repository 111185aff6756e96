"""The app itself: from the first picture to the last write."""
