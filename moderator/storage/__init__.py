"""The database: schema, stores, search, migrations. Nothing else knows SQLAlchemy."""
