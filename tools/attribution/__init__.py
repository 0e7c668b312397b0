"""What tools/train_attribution.py is made of."""
