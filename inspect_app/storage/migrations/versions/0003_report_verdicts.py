"""What was handed out, so that a reader can ask whether it still stands."""

from alembic import op
import sqlalchemy as sa


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('issued_report',
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('token', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('issued_at', sa.DateTime(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_issued_report_inspection_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_report'))
    )
    with op.batch_alter_table('issued_report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_issued_report_inspection_id_kind_language'), ['inspection_id', 'kind', 'language'], unique=False)
        batch_op.create_index(batch_op.f('ix_issued_report_sha256'), ['sha256'], unique=False)
        batch_op.create_index(batch_op.f('ix_issued_report_token'), ['token'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('issued_report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_issued_report_token'))
        batch_op.drop_index(batch_op.f('ix_issued_report_sha256'))
        batch_op.drop_index(batch_op.f('ix_issued_report_inspection_id_kind_language'))
    op.drop_table('issued_report')
