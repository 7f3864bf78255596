"""Fewer and narrower indexes of the op log, in which every answer that comes has to be entered."""

from alembic import op
import sqlalchemy as sa


revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

WIDE = {
    'ix_op_inspection_id_sheet_id_item_field': ['inspection_id', 'sheet_id', 'item', 'field'],
    'ix_op_state_id': ['state', 'id'],
    'ix_op_device_id_inspection_id': ['device_id', 'inspection_id'],
}


def upgrade() -> None:
    for name in WIDE:
        op.drop_index(name, 'op')
    op.create_index('ix_op_inspection_id_item', 'op', ['inspection_id', 'item'])
    refused = sa.text("state = 'rejected'")
    op.create_index('ix_op_refused', 'op', ['id'], sqlite_where=refused, postgresql_where=refused)


def downgrade() -> None:
    op.drop_index('ix_op_refused', 'op')
    op.drop_index('ix_op_inspection_id_item', 'op')
    for name, columns in WIDE.items():
        op.create_index(name, 'op', columns)
