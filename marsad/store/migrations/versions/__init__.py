"""The migrations. `vNNNN_what.py` brings the tables to version NNNN."""
