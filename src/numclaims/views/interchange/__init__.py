"""The rows in the forms that other programs read: workbooks, Data Packages, HXL, Web Annotations, SQLite."""
