"""zongjie."""
