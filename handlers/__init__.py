"""What people touch: each handler reads words, calls one service and replies."""
