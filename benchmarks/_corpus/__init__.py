"""The corpus of our own writing: passages, their labels, and where the labels' words stand."""
