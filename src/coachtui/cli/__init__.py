"""The commands. Importing this imports none of them."""
