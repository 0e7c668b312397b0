"""What `tools/train_lines.py` is made of: pages, renderings, labels, teasers, the net."""
