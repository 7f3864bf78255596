"""Plans, the occurrences they ask for, inspections begun for them, and secret calendar addresses."""

from alembic import op
import sqlalchemy as sa


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('calendar_feed',
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_calendar_feed_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_feed')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_calendar_feed_token_hash')),
    sa.UniqueConstraint('user_id', name=op.f('uq_calendar_feed_user_id'))
    )
    op.create_table('inspection_plan',
    sa.Column('programme', sa.String(length=64), nullable=False),
    sa.Column('rhythm', sa.String(length=200), nullable=False),
    sa.Column('slots', sa.JSON(), nullable=False),
    sa.Column('assignee_id', sa.Uuid(), nullable=True),
    sa.Column('role', sa.String(length=32), nullable=True),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=True),
    sa.Column('days', sa.String(length=24), nullable=False),
    sa.Column('off_days', sa.String(length=8), nullable=False),
    sa.Column('make_up_days', sa.Integer(), nullable=False),
    sa.Column('draw', sa.JSON(), nullable=True),
    sa.Column('written_until', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['assignee_id'], ['user_account.id'], name=op.f('fk_inspection_plan_assignee_id')),
    sa.ForeignKeyConstraint(['created_by'], ['user_account.id'], name=op.f('fk_inspection_plan_created_by')),
    sa.ForeignKeyConstraint(['replaces_id'], ['inspection_plan.id'], name=op.f('fk_inspection_plan_replaces_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inspection_plan'))
    )
    with op.batch_alter_table('inspection_plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inspection_plan_ended_at_id'), ['ended_at', 'id'], unique=False)

    op.create_table('plan_occurrence',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('project_id', sa.Uuid(), nullable=False),
    sa.Column('programme', sa.String(length=64), nullable=False),
    sa.Column('slot', sa.String(length=40), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('opens', sa.DateTime(), nullable=False),
    sa.Column('due', sa.DateTime(), nullable=False),
    sa.Column('missed', sa.DateTime(), nullable=False),
    sa.Column('made_up_until', sa.DateTime(), nullable=False),
    sa.Column('assignee_id', sa.Uuid(), nullable=True),
    sa.Column('role', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['assignee_id'], ['user_account.id'], name=op.f('fk_plan_occurrence_assignee_id')),
    sa.ForeignKeyConstraint(['plan_id'], ['inspection_plan.id'], name=op.f('fk_plan_occurrence_plan_id')),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_plan_occurrence_project_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_occurrence'))
    )
    with op.batch_alter_table('plan_occurrence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_occurrence_assignee_id_held_on'), ['assignee_id', 'held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_occurrence_held_on'), ['held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_occurrence_plan_id_held_on'), ['plan_id', 'held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_occurrence_project_id_held_on'), ['project_id', 'held_on'], unique=False)

    op.create_table('plan_target',
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('project_id', sa.Uuid(), nullable=False),
    sa.Column('assignee_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['assignee_id'], ['user_account.id'], name=op.f('fk_plan_target_assignee_id')),
    sa.ForeignKeyConstraint(['plan_id'], ['inspection_plan.id'], name=op.f('fk_plan_target_plan_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['project_id'], ['project.id'], name=op.f('fk_plan_target_project_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_target')),
    sa.UniqueConstraint('plan_id', 'project_id', name=op.f('uq_plan_target_plan_id_project_id'))
    )
    with op.batch_alter_table('plan_target', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_target_project_id_plan_id'), ['project_id', 'plan_id'], unique=False)

    op.create_table('planned_inspection',
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('occurrence_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_planned_inspection_inspection_id')),
    sa.ForeignKeyConstraint(['occurrence_id'], ['plan_occurrence.id'], name=op.f('fk_planned_inspection_occurrence_id')),
    sa.PrimaryKeyConstraint('inspection_id', name=op.f('pk_planned_inspection'))
    )
    with op.batch_alter_table('planned_inspection', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_planned_inspection_occurrence_id'), ['occurrence_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('planned_inspection', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_planned_inspection_occurrence_id'))

    op.drop_table('planned_inspection')
    with op.batch_alter_table('plan_target', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_target_project_id_plan_id'))

    op.drop_table('plan_target')
    with op.batch_alter_table('plan_occurrence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_occurrence_project_id_held_on'))
        batch_op.drop_index(batch_op.f('ix_plan_occurrence_plan_id_held_on'))
        batch_op.drop_index(batch_op.f('ix_plan_occurrence_held_on'))
        batch_op.drop_index(batch_op.f('ix_plan_occurrence_assignee_id_held_on'))

    op.drop_table('plan_occurrence')
    with op.batch_alter_table('inspection_plan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inspection_plan_ended_at_id'))

    op.drop_table('inspection_plan')
    op.drop_table('calendar_feed')
