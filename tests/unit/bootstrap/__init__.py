"""What puts the house together, and what it does without a window."""
