"""As of when a figure holds, and the time that it covers."""
