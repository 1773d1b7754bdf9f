"""The checks that every comment goes through, their flags, and the priority made from them."""
