"""The ledger, and rows of the contract as Arrow and Parquet."""
