"""Every version of a company's settings, and the cause a finder names."""

import uuid

from alembic import op
import sqlalchemy as sa

from inspect_app.storage import append_only


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('setting_version',
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('made_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['made_by'], ['user_account.id'], name=op.f('fk_setting_version_made_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_setting_version'))
    )
    op.create_index(op.f('ix_setting_version_name_id'), 'setting_version', ['name', 'id'])
    _take_over()
    for statement in append_only.statements(op.get_bind().dialect.name, 'setting_version'):
        op.get_bind().exec_driver_sql(statement)
    op.add_column('finding', sa.Column('found_cause', sa.String(length=16), nullable=True))


def _take_over() -> None:
    """What is set already is the first version of it."""
    kept = sa.table('company_setting', sa.column('name', sa.String()), sa.column('document', sa.JSON()),
                    sa.column('changed_at', sa.DateTime()), sa.column('changed_by', sa.Uuid()))
    versions = sa.table('setting_version', sa.column('name', sa.String()), sa.column('document', sa.JSON()),
                        sa.column('made_at', sa.DateTime()), sa.column('made_by', sa.Uuid()), sa.column('id', sa.Uuid()))
    rows = op.get_bind().execute(sa.select(kept).order_by(kept.c.name)).all()
    op.bulk_insert(versions, [
        {'id': uuid.UUID(int=0x019ab00000007000800000000000f000 + number), 'name': row.name, 'document': row.document,
         'made_at': row.changed_at, 'made_by': row.changed_by}
        for number, row in enumerate(rows, start=1)
    ])


def downgrade() -> None:
    op.drop_column('finding', 'found_cause')
    op.drop_index(op.f('ix_setting_version_name_id'), table_name='setting_version')
    op.drop_table('setting_version')
