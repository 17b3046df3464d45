"""Reading and setting the figures a centre lives by, as people touch them."""
