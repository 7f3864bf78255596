"""Photos of findings that look like others are found by an index."""

from alembic import op
import sqlalchemy as sa


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

BANDS = ('band_1', 'band_2', 'band_3', 'band_4')


def upgrade() -> None:
    for name in BANDS:
        op.add_column('finding_photo', sa.Column(name, sa.String(length=4), nullable=True))
    photo = sa.table('finding_photo', sa.column('dhash'), *map(sa.column, BANDS))
    for number, name in enumerate(BANDS):
        # A photo whose bytes have not come has an empty hash, which is like no other.
        part = sa.func.substr(photo.c.dhash, 4 * number + 1, 4)
        op.execute(photo.update().where(photo.c.dhash != '').values({name: part}))
        op.create_index(op.f(f'ix_finding_photo_{name}'), 'finding_photo', [name], unique=False)
    op.create_index(op.f('ix_finding_photo_original'), 'finding_photo', ['original'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_finding_photo_original'), table_name='finding_photo')
    for name in BANDS:
        op.drop_index(op.f(f'ix_finding_photo_{name}'), table_name='finding_photo')
    with op.batch_alter_table('finding_photo', schema=None) as batch_op:
        for name in BANDS:
            batch_op.drop_column(name)
