"""The MUC-4 messages: read with marsad, told in that set's templates."""
