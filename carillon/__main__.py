"""`python -m carillon`."""

from carillon.cli import main

main()
