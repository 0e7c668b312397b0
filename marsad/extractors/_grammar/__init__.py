"""How events are read from a parsed sentence: one module for each question an expert asks."""
