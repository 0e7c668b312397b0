"""The encoder: a small trained net that reads who did what, where, when, to how many, says who."""
