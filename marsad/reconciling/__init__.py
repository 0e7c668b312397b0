"""What many voices come to: grades, responsibility, what was known when, what people decided."""
