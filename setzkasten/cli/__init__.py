"""The command line: German words, the ecosystem's English commands and flags."""
