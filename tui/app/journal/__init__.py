"""The Journal: its list, its entries, and everything that can be done to them."""
