"""The programs that can speak on this machine, each behind the same small interface. No Qt but in the last."""
