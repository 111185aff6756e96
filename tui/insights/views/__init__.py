"""What each screen says, as one model that every face renders."""
