"""The archive for keeps: as ZIP with checksums, as books, as a catalogue for researchers."""
