"""What is kept and what it is made of. Pure: no clock, no files, no randomness."""
