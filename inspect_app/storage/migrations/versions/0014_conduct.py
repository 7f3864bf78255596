"""Whose conduct an encounter shows, what they said to it, and who looked."""

from alembic import op
import sqlalchemy as sa

from inspect_app.storage import append_only


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('staff_member',
    sa.Column('project_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('code', sa.String(length=16), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.Column('added_by', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['added_by'], ['user_account.id'], name=op.f('fk_staff_member_added_by')),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_staff_member_project_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_staff_member_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_member')),
    sa.UniqueConstraint('code', name=op.f('uq_staff_member_code'))
    )
    op.create_index(op.f('ix_staff_member_project_id_active_name'), 'staff_member', ['project_id', 'active', 'name'])
    op.create_index(op.f('ix_staff_member_user_id'), 'staff_member', ['user_id'])
    op.create_table('conduct_subject',
    sa.Column('sheet_id', sa.Uuid(), nullable=False),
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('staff_id', sa.Uuid(), nullable=False),
    sa.Column('named_at', sa.DateTime(), nullable=False),
    sa.Column('named_by', sa.Uuid(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('commented_at', sa.DateTime(), nullable=True),
    sa.Column('commented_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['commented_by'], ['user_account.id'], name=op.f('fk_conduct_subject_commented_by')),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_conduct_subject_inspection_id')),
    sa.ForeignKeyConstraint(['named_by'], ['user_account.id'], name=op.f('fk_conduct_subject_named_by')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], name=op.f('fk_conduct_subject_sheet_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff_member.id'], name=op.f('fk_conduct_subject_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conduct_subject')),
    sa.UniqueConstraint('sheet_id', name=op.f('uq_conduct_subject_sheet_id'))
    )
    op.create_index(op.f('ix_conduct_subject_staff_id_id'), 'conduct_subject', ['staff_id', 'id'])
    op.create_index(op.f('ix_conduct_subject_inspection_id'), 'conduct_subject', ['inspection_id'])
    op.create_table('conduct_window',
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_conduct_window_inspection_id')),
    sa.PrimaryKeyConstraint('inspection_id', name=op.f('pk_conduct_window'))
    )
    op.create_index(op.f('ix_conduct_window_closed_at_ends_at'), 'conduct_window', ['closed_at', 'ends_at'])
    op.create_table('conduct_look',
    sa.Column('staff_id', sa.Uuid(), nullable=False),
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_conduct_look_inspection_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff_member.id'], name=op.f('fk_conduct_look_staff_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_conduct_look_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conduct_look'))
    )
    op.create_index(op.f('ix_conduct_look_staff_id_id'), 'conduct_look', ['staff_id', 'id'])
    for statement in append_only.statements(op.get_bind().dialect.name, 'conduct_look'):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    for table in ('conduct_look', 'conduct_window', 'conduct_subject', 'staff_member'):
        op.drop_table(table)
