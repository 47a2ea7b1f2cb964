"""How people come in: who is let in, how much they may say, and which clock is theirs."""
