"""Batches of reports, and how a document looked when it was handed out."""

from alembic import op
import sqlalchemy as sa


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('report_batch',
    sa.Column('job_id', sa.Uuid(), nullable=False),
    sa.Column('requested_by', sa.Uuid(), nullable=False),
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('cancelled_at', sa.DateTime(), nullable=True),
    sa.Column('size', sa.BigInteger(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=True),
    sa.Column('expires_at', sa.DateTime(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_report_batch_job_id')),
    sa.ForeignKeyConstraint(['requested_by'], ['user_account.id'], name=op.f('fk_report_batch_requested_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_batch')),
    sa.UniqueConstraint('job_id', name=op.f('uq_report_batch_job_id'))
    )
    op.create_index(op.f('ix_report_batch_requested_by_id'), 'report_batch', ['requested_by', 'id'])
    op.create_index(op.f('ix_report_batch_expires_at'), 'report_batch', ['expires_at'])
    op.create_table('report_batch_item',
    sa.Column('batch_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['report_batch.id'], name=op.f('fk_report_batch_item_batch_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_report_batch_item_inspection_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_batch_item')),
    sa.UniqueConstraint('batch_id', 'position', name=op.f('uq_report_batch_item_batch_id_position'))
    )
    op.add_column('issued_report', sa.Column('branding', sa.JSON(), nullable=True))
