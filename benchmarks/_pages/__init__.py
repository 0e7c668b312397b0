"""What `python -m benchmarks pages` is made of: the sets, the readings, one module a figure."""
