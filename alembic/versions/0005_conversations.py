"""What a conversation needs: contacts who agreed, dialogs, formatted messages, acknowledgements, invitations."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PEOPLE = (
    """ALTER TABLE users
        ADD COLUMN role text NOT NULL DEFAULT 'member' CHECK (role IN ('guest', 'member', 'operator', 'admin')),
        ADD COLUMN zone_known boolean NOT NULL DEFAULT false,
        ADD COLUMN html boolean NOT NULL DEFAULT false,
        ADD COLUMN default_lateness double precision,
        ADD COLUMN quiet_from time,
        ADD COLUMN quiet_until time,
        ADD COLUMN talk_full_at timestamptz,
        ADD COLUMN slowed_at timestamptz,
        ADD COLUMN told_at timestamptz""",
    """ALTER TABLE identities
        ADD COLUMN account_id integer REFERENCES accounts,
        ADD COLUMN username text,
        ADD COLUMN blocked_at timestamptz""",
    "CREATE INDEX identities_username ON identities (platform, username) WHERE username IS NOT NULL",
    "ALTER TABLE recipients ADD COLUMN alias text",
    "CREATE UNIQUE INDEX recipients_alias ON recipients (user_id, alias) WHERE alias IS NOT NULL",
    """ALTER TABLE addresses
        ADD COLUMN kind text NOT NULL DEFAULT 'self' CHECK (kind IN ('self', 'person', 'group')),
        ADD COLUMN author text,
        ADD COLUMN peer_id bigint REFERENCES users ON DELETE SET NULL,
        ADD COLUMN agreed_at timestamptz,
        ADD COLUMN unreachable text,
        ADD COLUMN quiet_zone text,
        ADD COLUMN quiet_from time,
        ADD COLUMN quiet_until time""",
    "CREATE INDEX addresses_peer ON addresses (peer_id) WHERE peer_id IS NOT NULL",
    """UPDATE addresses SET kind = 'group' FROM accounts
        WHERE accounts.id = addresses.account_id AND platform = 'telegram' AND value LIKE '-%'""",
    "ALTER TABLE recipients ADD COLUMN primary_address_id bigint REFERENCES addresses ON DELETE SET NULL",
    "CREATE INDEX recipients_primary ON recipients (primary_address_id) WHERE primary_address_id IS NOT NULL",
    """CREATE TABLE invites (
        code_hash bytea PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('join', 'contact', 'link')),
        user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
        recipient_id bigint REFERENCES recipients ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
    )""",
    "CREATE INDEX invites_user_id ON invites (user_id)",
    "CREATE INDEX invites_expired ON invites (expires_at)",
    """CREATE TABLE groups (
        account_id integer NOT NULL REFERENCES accounts,
        value text NOT NULL,
        title text NOT NULL,
        folded text NOT NULL,
        inside boolean NOT NULL DEFAULT true,
        PRIMARY KEY (account_id, value)
    )""",
    "CREATE INDEX groups_titled ON groups (account_id, folded)",
)

SCHEDULES = (
    """ALTER TABLE schedules
        ADD COLUMN extras bytea,
        ADD COLUMN language text NOT NULL DEFAULT 'en',
        ADD COLUMN thread text,
        ADD COLUMN silent boolean NOT NULL DEFAULT false,
        ADD COLUMN protected boolean NOT NULL DEFAULT false,
        ADD COLUMN opaque boolean NOT NULL DEFAULT false,
        ADD COLUMN nag_every double precision,
        ADD COLUMN nag_times smallint,
        ADD COLUMN nag_tell bigint REFERENCES addresses ON DELETE SET NULL,
        ADD COLUMN origin text,
        ADD COLUMN origin_place smallint NOT NULL DEFAULT 0,
        ADD COLUMN origin_said bytea,
        ADD COLUMN parent_id bigint REFERENCES schedules ON DELETE SET NULL,
        ADD COLUMN pause_reason text""",
    "CREATE INDEX schedules_of_origin ON schedules (user_id, origin) WHERE origin IS NOT NULL",
    "CREATE INDEX schedules_parent ON schedules (parent_id) WHERE parent_id IS NOT NULL",
    "CREATE INDEX schedules_of_address ON schedules (address_id, id)",
    # What points at an address is found when it goes.
    "CREATE INDEX schedules_nag_tell ON schedules (nag_tell) WHERE nag_tell IS NOT NULL",
)

# Columns without a value cost nothing in rows that are there already, so the hot table is not rewritten.
DELIVERIES = (
    "ALTER TABLE deliveries ADD COLUMN chases bigint, ADD COLUMN told_at timestamptz",
    "UPDATE deliveries SET told_at = now() WHERE state IN ('failed', 'expired', 'unconfirmed')",
    """CREATE INDEX deliveries_untold ON deliveries (user_id, id)
        WHERE state IN ('failed', 'expired', 'unconfirmed') AND told_at IS NULL""",
    """CREATE INDEX deliveries_failed ON deliveries (user_id, told_at)
        WHERE state IN ('failed', 'expired', 'unconfirmed')""",
    """CREATE TABLE pieces (
        delivery_id bigint NOT NULL REFERENCES deliveries ON DELETE CASCADE,
        place smallint NOT NULL,
        remote_id text NOT NULL,
        PRIMARY KEY (delivery_id, place)
    )""",
    """CREATE TABLE acknowledgements (
        delivery_id bigint PRIMARY KEY REFERENCES deliveries ON DELETE CASCADE,
        user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
        schedule_id bigint NOT NULL REFERENCES schedules ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('open', 'done', 'skipped', 'snoozed', 'missed')),
        deadline_at timestamptz,
        at timestamptz NOT NULL DEFAULT now()
    )""",
    "CREATE INDEX acknowledgements_overdue ON acknowledgements (deadline_at) WHERE state = 'open'",
    "CREATE INDEX acknowledgements_of_user ON acknowledgements (user_id, at)",
    "CREATE INDEX acknowledgements_schedule_id ON acknowledgements (schedule_id)",
)

CONVERSATIONS = (
    """CREATE TABLE dialogs (
        user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
        account_id integer NOT NULL REFERENCES accounts,
        conversation text NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        state bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, account_id, conversation)
    )""",
    "CREATE INDEX dialogs_expired ON dialogs (expires_at)",
    # A row without something that came in is a note that we owe a conversation.
    "ALTER TABLE inbox ALTER COLUMN incoming DROP NOT NULL, ADD COLUMN slowed_until timestamptz",
)


def upgrade() -> None:
    """Add tables and columns; what runs on the old ones goes on running."""
    for statement in (*PEOPLE, *SCHEDULES, *DELIVERIES, *CONVERSATIONS):
        op.execute(statement)


def downgrade() -> None:
    """Take back; notes, dialogs, invitations and acknowledgements are lost with it."""
    for statement in (
        "DELETE FROM inbox WHERE incoming IS NULL",
        "ALTER TABLE inbox ALTER COLUMN incoming SET NOT NULL, DROP COLUMN slowed_until",
        "DROP TABLE dialogs",
        "DROP TABLE acknowledgements",
        "DROP TABLE pieces",
        "DROP INDEX deliveries_failed",
        "DROP INDEX deliveries_untold",
        "ALTER TABLE deliveries DROP COLUMN chases, DROP COLUMN told_at",
        """ALTER TABLE schedules DROP COLUMN extras, DROP COLUMN language, DROP COLUMN thread, DROP COLUMN silent,
            DROP COLUMN protected, DROP COLUMN opaque, DROP COLUMN nag_every, DROP COLUMN nag_times,
            DROP COLUMN nag_tell, DROP COLUMN origin, DROP COLUMN origin_place, DROP COLUMN parent_id,
            DROP COLUMN pause_reason, DROP COLUMN origin_said""",
        "DROP INDEX schedules_of_address",
        "DROP TABLE groups",
        "DROP TABLE invites",
        "ALTER TABLE recipients DROP COLUMN alias, DROP COLUMN primary_address_id",
        """ALTER TABLE addresses DROP COLUMN kind, DROP COLUMN author, DROP COLUMN peer_id, DROP COLUMN agreed_at,
            DROP COLUMN unreachable, DROP COLUMN quiet_zone, DROP COLUMN quiet_from, DROP COLUMN quiet_until""",
        "ALTER TABLE identities DROP COLUMN account_id, DROP COLUMN username, DROP COLUMN blocked_at",
        """ALTER TABLE users DROP COLUMN role, DROP COLUMN zone_known, DROP COLUMN html,
            DROP COLUMN default_lateness, DROP COLUMN quiet_from, DROP COLUMN quiet_until,
            DROP COLUMN talk_full_at, DROP COLUMN slowed_at, DROP COLUMN told_at""",
    ):
        op.execute(statement)
