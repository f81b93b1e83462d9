"""The command line, a file per group of commands: parse, call, show. One of the four places that may catch anything."""
