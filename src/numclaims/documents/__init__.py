"""Files, folders and standard input to documents: the text as given, and what is known of its date and publisher."""
