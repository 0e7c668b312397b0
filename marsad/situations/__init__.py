"""What people look at: who holds which place at a date."""
