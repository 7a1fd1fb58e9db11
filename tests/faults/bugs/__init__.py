"""Known bugs put back, and protections taken away: a proof that cannot fail proves nothing."""
