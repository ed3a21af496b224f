"""FOS Kiosk: a touch screen that tells a mission. Importing the package costs nothing; every room is imported on use."""

__version__ = "0.1.0"
