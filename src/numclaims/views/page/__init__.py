"""The page: one HTML file that shows findings, figures and texts, needs no network, and can be verified."""
