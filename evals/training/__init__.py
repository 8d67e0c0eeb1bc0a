"""Programs that make the weights in the product. The data they read is given on the command line."""
