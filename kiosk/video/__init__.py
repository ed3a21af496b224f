"""Moving pictures: the interface, the decoder process and its client, the Qt engine, captions."""
