"""Service encounters that were added by mistake and taken off again."""

from alembic import op
import sqlalchemy as sa


revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('sheet', sa.Column('withdrawn_at', sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column('sheet', 'withdrawn_at')
