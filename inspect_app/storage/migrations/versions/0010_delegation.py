"""Work handed to a colleague for a leave, and in whose place a step was done or an inspection signed."""

from alembic import op
import sqlalchemy as sa


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('delegation',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('delegate_id', sa.Uuid(), nullable=False),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('starts_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=False),
    sa.Column('revoked_at', sa.DateTime(), nullable=True),
    sa.Column('revoked_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['delegate_id'], ['user_account.id'], name=op.f('fk_delegation_delegate_id')),
    sa.ForeignKeyConstraint(['made_by'], ['user_account.id'], name=op.f('fk_delegation_made_by')),
    sa.ForeignKeyConstraint(['person_id'], ['user_account.id'], name=op.f('fk_delegation_person_id')),
    sa.ForeignKeyConstraint(['revoked_by'], ['user_account.id'], name=op.f('fk_delegation_revoked_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delegation'))
    )
    op.create_index(op.f('ix_delegation_person_id_ends_at'), 'delegation', ['person_id', 'ends_at'])
    op.create_index(op.f('ix_delegation_delegate_id_ends_at'), 'delegation', ['delegate_id', 'ends_at'])
    # No foreign key: a step is an event, which outlives and never constrains what it tells of.
    op.add_column('finding_step', sa.Column('behalf_id', sa.Uuid(), nullable=True))
    op.add_column('signature', sa.Column('behalf', sa.String(length=80), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('signature', 'behalf')
    op.drop_column('finding_step', 'behalf_id')
    op.drop_index(op.f('ix_delegation_delegate_id_ends_at'), table_name='delegation')
    op.drop_index(op.f('ix_delegation_person_id_ends_at'), table_name='delegation')
    op.drop_table('delegation')
