"""What catching up and pruning by age need."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the limit of what is made up for, and indexes by age that cost next to nothing to keep."""
    op.execute("ALTER TABLE schedules ADD COLUMN catch_up_limit smallint NOT NULL DEFAULT 10")
    # Rows are appended in the order of their times, which is what a block range index lives from.
    op.execute("CREATE INDEX events_prune ON events USING brin (at) WITH (pages_per_range = 32)")
    op.execute("CREATE INDEX attempts_prune ON attempts USING brin (started_at) WITH (pages_per_range = 32)")


def downgrade() -> None:
    """Take back."""
    op.execute("DROP INDEX attempts_prune")
    op.execute("DROP INDEX events_prune")
    op.execute("ALTER TABLE schedules DROP COLUMN catch_up_limit")
