"""Everything the product keeps, in one SQLite file: tables, unit of work, migrations, backup, erasing."""
