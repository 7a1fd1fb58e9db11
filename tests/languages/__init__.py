"""The program's texts and their translations: gathers, compiles and checks them."""
