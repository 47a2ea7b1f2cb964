"""The benchmark: Carillon beside other designs and beside the bare wire, in one run on one machine."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "bench" / "out"
TOKEN = "100200300:" + "Benchmark" * 3 + "Benchmar"  # of the right form, and nobody's
