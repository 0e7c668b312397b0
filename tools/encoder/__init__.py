"""Trains the encoder that reads claims: examples from the corpus, the net, learning, and export."""
