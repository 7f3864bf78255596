"""The corrective action of a finding: its steps, its photos, its deadline, and who works on it."""

import uuid
from datetime import date, datetime, time, timedelta, timezone

from alembic import op
import sqlalchemy as sa

from inspect_app.storage import append_only


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

# As a property company has them; a company adds its own and retires what it has not.
DEPARTMENTS = ('工程部', '保洁部', '绿化部', '秩序部', '客服部')
_CHINA = timezone(timedelta(hours=8))


def upgrade() -> None:
    _extend_findings()
    _give_deadlines()
    with op.batch_alter_table('finding', schema=None) as batch_op:
        for name in ('first_due', 'due_at'):
            batch_op.alter_column(name, existing_type=sa.DateTime(), nullable=False)
    _create_tables()
    for statement in append_only.statements(op.get_bind().dialect.name, "finding_step"):
        op.get_bind().exec_driver_sql(statement)
    departments = sa.table('department', sa.column('id', sa.Uuid()), sa.column('name'), sa.column('position'), sa.column('active', sa.Boolean()))
    op.bulk_insert(departments, [
        {'id': uuid.UUID(int=0x019ab00000007000800000000000e000 + number), 'name': name, 'position': number, 'active': True}
        for number, name in enumerate(DEPARTMENTS, start=1)
    ])


def _extend_findings() -> None:
    with op.batch_alter_table('finding', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source', sa.String(length=16), nullable=False, server_default=sa.text("'inspection'")))
        batch_op.add_column(sa.Column('clauses', sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
        batch_op.add_column(sa.Column('photos', sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
        batch_op.add_column(sa.Column('photographable', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('urgent', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('first_due', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('is_open', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('outcome', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('cause', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('round', sa.Integer(), nullable=False, server_default=sa.text("1")))
        batch_op.add_column(sa.Column('extensions', sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch_op.add_column(sa.Column('assignee_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('department', sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column('due_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('running_due', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('turn_person_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('turn_department', sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column('turn_role', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('asked_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('reply_due', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('supervisor_from', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('property_manager_from', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('quality_manager_from', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('closed_at', sa.DateTime(), nullable=True))
        batch_op.alter_column('inspection_id',
               existing_type=sa.Uuid(),
               nullable=True)
        batch_op.alter_column('sheet_id',
               existing_type=sa.Uuid(),
               nullable=True)
        batch_op.create_index(batch_op.f('ix_finding_asked_until_project_id'), ['asked_until', 'project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_assignee_id_is_open_id'), ['assignee_id', 'is_open', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_department_is_open_id'), ['department', 'is_open', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_is_open_id'), ['is_open', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_location_id_id'), ['location_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_project_id_is_open_id'), ['project_id', 'is_open', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_project_id_running_due_id'), ['project_id', 'running_due', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_project_id_state_due_at'), ['project_id', 'state', 'due_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_property_manager_from_project_id'), ['property_manager_from', 'project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_quality_manager_from_project_id'), ['quality_manager_from', 'project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_reply_due_project_id'), ['reply_due', 'project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_running_due_id'), ['running_due', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_state_id'), ['state', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_supervisor_from_project_id'), ['supervisor_from', 'project_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_turn_department_project_id_due_at'), ['turn_department', 'project_id', 'due_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_turn_person_id_due_at'), ['turn_person_id', 'due_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_finding_turn_role_project_id_due_at'), ['turn_role', 'project_id', 'due_at'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_finding_assignee_id'), 'user_account', ['assignee_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_finding_turn_person_id'), 'user_account', ['turn_person_id'], ['id'])


def _give_deadlines() -> None:
    """What was found before is due as the standard says: the next working day, or after a day and a night."""
    connection = op.get_bind()
    found = sa.table(
        'finding',
        sa.column('id', sa.Uuid()),
        sa.column('inspection_id', sa.Uuid()),
        sa.column('sheet_id', sa.Uuid()),
        *(sa.column(name, sa.DateTime()) for name in _MOMENTS),
        sa.column('item', sa.String()),
        sa.column('severity', sa.String()),
        sa.column('turn_role', sa.String()),
        sa.column('due_on', sa.Date()),
        sa.column('photos', sa.JSON()),
    )
    photo = sa.table(
        'photo',
        *(sa.column(name, sa.Uuid()) for name in ('id', 'inspection_id', 'sheet_id')),
        sa.column('item', sa.String()),
        sa.column('original', sa.String()),
        sa.column('removed_at', sa.DateTime()),
    )
    for row in connection.execute(sa.select(found)).all():
        there = sa.and_(
            photo.c.inspection_id == row.inspection_id,
            photo.c.sheet_id == row.sheet_id,
            photo.c.item == row.item,
            photo.c.removed_at.is_(None),
        )
        originals = connection.scalars(sa.select(photo.c.original).where(there).order_by(photo.c.id)).all()
        values = {**_deadline(row.opened_at, row.severity), 'turn_role': 'supervisor', 'photos': list(originals)}
        connection.execute(sa.update(found).where(found.c.id == row.id).values(values))


_MOMENTS = (
    'opened_at',
    'first_due',
    'due_at',
    'running_due',
    'supervisor_from',
    'property_manager_from',
    'quality_manager_from',
)


def _deadline(opened_at: datetime, severity: str) -> dict[str, object]:
    day = opened_at.replace(tzinfo=timezone.utc).astimezone(_CHINA).date()
    critical = severity == 'critical'
    due = opened_at + timedelta(hours=24) if critical else _end_of(_following(day, 1))
    last = (due - timedelta(microseconds=1)).replace(tzinfo=timezone.utc).astimezone(_CHINA).date()
    return {
        'first_due': due,
        'due_at': due,
        'running_due': due,
        'due_on': last,
        'supervisor_from': due,
        'property_manager_from': due if critical else _end_of(_following(last, 1)),
        'quality_manager_from': due + timedelta(hours=24) if critical else _end_of(_following(last, 3)),
    }


def _following(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _end_of(day: date) -> datetime:
    midnight = datetime.combine(day + timedelta(days=1), time.min, _CHINA)
    return midnight.astimezone(timezone.utc).replace(tzinfo=None)


def _create_tables() -> None:
    op.create_table('department',
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_department')),
    sa.UniqueConstraint('name', name=op.f('uq_department_name'))
    )
    op.create_table('company_setting',
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.Column('changed_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['changed_by'], ['user_account.id'], name=op.f('fk_company_setting_changed_by')),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_company_setting'))
    )
    op.create_table('department_member',
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('department_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_department_member_department_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_department_member_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_department_member')),
    sa.UniqueConstraint('user_id', 'department_id', name=op.f('uq_department_member_user_id_department_id'))
    )
    with op.batch_alter_table('department_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_department_member_department_id'), ['department_id'], unique=False)

    op.create_table('finding_photo',
    sa.Column('finding_id', sa.Uuid(), nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('media_type', sa.String(length=32), nullable=False),
    sa.Column('original', sa.String(length=64), nullable=False),
    sa.Column('derivative', sa.String(length=64), nullable=False),
    sa.Column('thumbnail', sa.String(length=64), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('dhash', sa.String(length=16), nullable=False),
    sa.Column('taken_at', sa.DateTime(), nullable=True),
    sa.Column('uploaded_at', sa.DateTime(), nullable=False),
    sa.Column('uploaded_by', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['finding_id'], ['finding.id'], name=op.f('fk_finding_photo_finding_id')),
    sa.ForeignKeyConstraint(['uploaded_by'], ['user_account.id'], name=op.f('fk_finding_photo_uploaded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_photo')),
    sa.UniqueConstraint('finding_id', 'original', name=op.f('uq_finding_photo_finding_id_original'))
    )
    op.create_table('finding_step',
    sa.Column('finding_id', sa.Uuid(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('action', sa.String(length=32), nullable=False),
    sa.Column('by', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('seen', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('signature', sa.String(length=64), nullable=False),
    sa.Column('photos', sa.JSON(), nullable=False),
    sa.Column('cause', sa.String(length=16), nullable=True),
    sa.Column('assignee_id', sa.Uuid(), nullable=True),
    sa.Column('department', sa.String(length=80), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('duplicate_of', sa.Uuid(), nullable=True),
    sa.Column('points', sa.String(length=16), nullable=True),
    sa.Column('noted_at', sa.DateTime(), nullable=True),
    sa.Column('before', sa.String(length=24), nullable=False),
    sa.Column('after', sa.String(length=24), nullable=False),
    sa.Column('outcome', sa.String(length=16), nullable=True),
    sa.Column('due', sa.DateTime(), nullable=False),
    sa.Column('content', sa.String(length=64), nullable=False),
    sa.Column('decides', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['assignee_id'], ['user_account.id'], name=op.f('fk_finding_step_assignee_id')),
    sa.ForeignKeyConstraint(['by'], ['user_account.id'], name=op.f('fk_finding_step_by')),
    sa.ForeignKeyConstraint(['duplicate_of'], ['finding.id'], name=op.f('fk_finding_step_duplicate_of')),
    sa.ForeignKeyConstraint(['finding_id'], ['finding.id'], name=op.f('fk_finding_step_finding_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_step')),
    sa.UniqueConstraint('finding_id', 'ordinal', name=op.f('uq_finding_step_finding_id_ordinal'))
    )


def downgrade() -> None:
    with op.batch_alter_table('finding', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_finding_turn_person_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_finding_assignee_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_finding_turn_role_project_id_due_at'))
        batch_op.drop_index(batch_op.f('ix_finding_turn_person_id_due_at'))
        batch_op.drop_index(batch_op.f('ix_finding_turn_department_project_id_due_at'))
        batch_op.drop_index(batch_op.f('ix_finding_supervisor_from_project_id'))
        batch_op.drop_index(batch_op.f('ix_finding_state_id'))
        batch_op.drop_index(batch_op.f('ix_finding_running_due_id'))
        batch_op.drop_index(batch_op.f('ix_finding_reply_due_project_id'))
        batch_op.drop_index(batch_op.f('ix_finding_quality_manager_from_project_id'))
        batch_op.drop_index(batch_op.f('ix_finding_property_manager_from_project_id'))
        batch_op.drop_index(batch_op.f('ix_finding_project_id_state_due_at'))
        batch_op.drop_index(batch_op.f('ix_finding_project_id_running_due_id'))
        batch_op.drop_index(batch_op.f('ix_finding_project_id_is_open_id'))
        batch_op.drop_index(batch_op.f('ix_finding_location_id_id'))
        batch_op.drop_index(batch_op.f('ix_finding_is_open_id'))
        batch_op.drop_index(batch_op.f('ix_finding_department_is_open_id'))
        batch_op.drop_index(batch_op.f('ix_finding_assignee_id_is_open_id'))
        batch_op.drop_index(batch_op.f('ix_finding_asked_until_project_id'))
        batch_op.alter_column('sheet_id',
               existing_type=sa.Uuid(),
               nullable=False)
        batch_op.alter_column('inspection_id',
               existing_type=sa.Uuid(),
               nullable=False)
        batch_op.drop_column('closed_at')
        batch_op.drop_column('quality_manager_from')
        batch_op.drop_column('property_manager_from')
        batch_op.drop_column('supervisor_from')
        batch_op.drop_column('reply_due')
        batch_op.drop_column('asked_until')
        batch_op.drop_column('turn_role')
        batch_op.drop_column('turn_department')
        batch_op.drop_column('turn_person_id')
        batch_op.drop_column('running_due')
        batch_op.drop_column('due_at')
        batch_op.drop_column('department')
        batch_op.drop_column('assignee_id')
        batch_op.drop_column('version')
        batch_op.drop_column('extensions')
        batch_op.drop_column('round')
        batch_op.drop_column('cause')
        batch_op.drop_column('outcome')
        batch_op.drop_column('is_open')
        batch_op.drop_column('first_due')
        batch_op.drop_column('urgent')
        batch_op.drop_column('photographable')
        batch_op.drop_column('photos')
        batch_op.drop_column('clauses')
        batch_op.drop_column('source')

    op.drop_table('finding_step')
    op.drop_table('finding_photo')
    with op.batch_alter_table('department_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_department_member_department_id'))

    op.drop_table('department_member')
    op.drop_table('company_setting')
    op.drop_table('department')
