"""The values that flow through a build: frozen, comparable, picklable."""
