"""The words that rules go by, in TOML that anybody can edit, the gazetteer, and what loads them."""
