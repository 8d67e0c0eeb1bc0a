"""What a reflection, a method, an intention and a person are: pure values and rules."""
