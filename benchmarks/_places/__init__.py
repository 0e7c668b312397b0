"""The parts of the benchmark of places: one module for each row of figures."""
