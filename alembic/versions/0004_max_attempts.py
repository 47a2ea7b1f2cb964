"""How often each schedule's deliveries are tried."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.execute("ALTER TABLE schedules ADD COLUMN max_attempts smallint NOT NULL DEFAULT 8")


def downgrade() -> None:
    """Drop it."""
    op.execute("ALTER TABLE schedules DROP COLUMN max_attempts")
