"""The use cases: one module per noun, one function per verb; ports as Protocols; permissions."""
