"""The first room: bytes of files become located values, or problems with their places."""
