"""Documents handed out about something else than an inspection."""

from alembic import op
import sqlalchemy as sa


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('issued_report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('subject', sa.String(length=80), nullable=True))
        batch_op.alter_column('inspection_id', existing_type=sa.Uuid(), nullable=True)
        batch_op.create_index(batch_op.f('ix_issued_report_subject_kind_language'), ['subject', 'kind', 'language'], unique=False)


def downgrade() -> None:
    op.execute("DELETE FROM issued_report WHERE inspection_id IS NULL")
    with op.batch_alter_table('issued_report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_issued_report_subject_kind_language'))
        batch_op.alter_column('inspection_id', existing_type=sa.Uuid(), nullable=False)
        batch_op.drop_column('subject')
