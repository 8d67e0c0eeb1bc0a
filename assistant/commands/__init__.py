"""The command line, one module a command: `add_arguments` and `run`; heavy imports happen in `run`."""
