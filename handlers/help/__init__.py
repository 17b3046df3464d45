"""Help: made from the declarations of all rooms, so that nothing can be missing from it."""
