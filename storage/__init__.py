"""Storage remembers: tables, queries by noun, media by content, and the one writer."""
