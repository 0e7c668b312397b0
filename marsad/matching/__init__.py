"""From claims to incidents: what copies what, what tells of the same thing, what it comes to."""
