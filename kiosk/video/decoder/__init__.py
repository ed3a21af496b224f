"""The decoder's own side: libVLC in a process of its own, without Qt. Started as ``python -m kiosk.video.decoder``."""
