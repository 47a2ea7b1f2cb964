"""`carillon up`: starts everything, keeps it running, and stops it without leaving anything behind."""
