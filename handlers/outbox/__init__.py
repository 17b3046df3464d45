"""The schedule of digests, and sending one now."""
