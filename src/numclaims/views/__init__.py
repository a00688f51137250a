"""What people look at: tables, plots, the report."""
