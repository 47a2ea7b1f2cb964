"""The delivery ledger: the only writer of a delivery's state.

Every transition is one guarded statement that writes its event in the same transaction and reports which rows
it won; whoever loses a race finds no row and leaves quietly. The database's clock decides what is due, what has
expired and which lease has run out.
"""

from carillon.delivery.ledger.abandon import abandon
from carillon.delivery.ledger.adjust import bring_forward, hold, leave, move_next, put_off, release, revive, widen
from carillon.delivery.ledger.chase import Chaser, call_off, call_off_all, chase, last_step
from carillon.delivery.ledger.claim import Claimed, Manner, Touched, claim, next_due
from carillon.delivery.ledger.enqueue import NewDelivery, enqueue
from carillon.delivery.ledger.pieces import pieces_sent, record_piece
from carillon.delivery.ledger.receipt import receipt
from carillon.delivery.ledger.rescue import rescue
from carillon.delivery.ledger.settle import Result, settle
from carillon.delivery.ledger.told import Untold, tell, told_at, untold
from carillon.delivery.ledger.withdraw import Withdrawn, withdraw

__all__ = [
    "Chaser",
    "Claimed",
    "Manner",
    "NewDelivery",
    "Result",
    "Touched",
    "Untold",
    "Withdrawn",
    "abandon",
    "bring_forward",
    "call_off",
    "call_off_all",
    "chase",
    "claim",
    "enqueue",
    "hold",
    "last_step",
    "leave",
    "move_next",
    "next_due",
    "pieces_sent",
    "put_off",
    "receipt",
    "record_piece",
    "release",
    "rescue",
    "revive",
    "settle",
    "tell",
    "told_at",
    "untold",
    "widen",
    "withdraw",
]
