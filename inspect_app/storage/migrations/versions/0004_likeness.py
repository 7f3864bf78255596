"""Photos that look alike are found by an index, and places may say where on earth they are."""

from alembic import op
import sqlalchemy as sa


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

BANDS = ('band_1', 'band_2', 'band_3', 'band_4')


def upgrade() -> None:
    for name in ('latitude', 'longitude'):
        op.add_column('location', sa.Column(name, sa.Double(), nullable=True))
    for name in BANDS:
        op.add_column('photo', sa.Column(name, sa.String(length=4), nullable=True))
    photo = sa.table('photo', sa.column('dhash'), *map(sa.column, BANDS))
    for number, name in enumerate(BANDS):
        op.execute(photo.update().values({name: sa.func.substr(photo.c.dhash, 4 * number + 1, 4)}))
        op.create_index(op.f(f'ix_photo_{name}'), 'photo', [name], unique=False)


def downgrade() -> None:
    for name in BANDS:
        op.drop_index(op.f(f'ix_photo_{name}'), table_name='photo')
    with op.batch_alter_table('photo', schema=None) as batch_op:
        for name in BANDS:
            batch_op.drop_column(name)
    with op.batch_alter_table('location', schema=None) as batch_op:
        batch_op.drop_column('longitude')
        batch_op.drop_column('latitude')
