"""The op log, and ops for what was answered before there was one."""

import hashlib
import uuid
from datetime import datetime
from typing import Any

from alembic import op
import sqlalchemy as sa

from inspect_app.storage import append_only


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('device',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('build', sa.String(length=64), nullable=False),
    sa.Column('agent', sa.String(length=200), nullable=False),
    sa.Column('first_seen', sa.DateTime(), nullable=False),
    sa.Column('last_seen', sa.DateTime(), nullable=False),
    sa.Column('unsent_ops', sa.Integer(), nullable=False),
    sa.Column('unsent_photos', sa.Integer(), nullable=False),
    sa.Column('rejected', sa.Integer(), nullable=False),
    sa.Column('storage', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('skew_ms', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_device_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_device'))
    )
    with op.batch_alter_table('device', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_device_last_seen'), ['last_seen'], unique=False)
        batch_op.create_index(batch_op.f('ix_device_user_id'), ['user_id'], unique=False)

    op.create_table('op',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('device_id', sa.Uuid(), nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=True),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('sheet_id', sa.Uuid(), nullable=True),
    sa.Column('item', sa.String(length=64), nullable=False),
    sa.Column('field', sa.String(length=80), nullable=False),
    sa.Column('value', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('base', sa.Uuid(), nullable=True),
    sa.Column('settles', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('sent_at', sa.DateTime(), nullable=False),
    sa.Column('eff', sa.DateTime(), nullable=False),
    sa.Column('received_at', sa.DateTime(), nullable=False),
    sa.Column('skew_ms', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=True),
    sa.Column('detail', sa.JSON(none_as_null=True), nullable=True),
    sa.ForeignKeyConstraint(['device_id'], ['device.id'], name=op.f('fk_op_device_id')),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_op_inspection_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_op_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_op')),
    sa.UniqueConstraint('device_id', 'n', name=op.f('uq_op_device_id_n')),
    sa.UniqueConstraint('inspection_id', 'seq', name=op.f('uq_op_inspection_id_seq'))
    )
    with op.batch_alter_table('op', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_op_device_id_inspection_id'), ['device_id', 'inspection_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_op_inspection_id_sheet_id_item_field'), ['inspection_id', 'sheet_id', 'item', 'field'], unique=False)
        batch_op.create_index(batch_op.f('ix_op_state_id'), ['state', 'id'], unique=False)

    op.create_table('upload',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('device_id', sa.Uuid(), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('length', sa.BigInteger(), nullable=False),
    sa.Column('received', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('completed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_upload_inspection_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_upload_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_upload'))
    )
    with op.batch_alter_table('upload', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_upload_inspection_id_state'), ['inspection_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_upload_state_created_at'), ['state', 'created_at'], unique=False)

    op.create_table('claim',
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('sheet_id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('device_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_claim_inspection_id')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], name=op.f('fk_claim_sheet_id')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_claim_user_id')),
    sa.PrimaryKeyConstraint('inspection_id', 'sheet_id', name=op.f('pk_claim'))
    )
    op.create_table('conflict',
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('sheet_id', sa.Uuid(), nullable=True),
    sa.Column('item', sa.String(length=64), nullable=False),
    sa.Column('field', sa.String(length=80), nullable=False),
    sa.Column('winner', sa.Uuid(), nullable=False),
    sa.Column('loser', sa.Uuid(), nullable=False),
    sa.Column('found_at', sa.DateTime(), nullable=False),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.Column('settled_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_conflict_inspection_id')),
    sa.ForeignKeyConstraint(['loser'], ['op.id'], name=op.f('fk_conflict_loser')),
    sa.ForeignKeyConstraint(['settled_by'], ['op.id'], name=op.f('fk_conflict_settled_by')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], name=op.f('fk_conflict_sheet_id')),
    sa.ForeignKeyConstraint(['winner'], ['op.id'], name=op.f('fk_conflict_winner')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conflict')),
    sa.UniqueConstraint('loser', name=op.f('uq_conflict_loser'))
    )
    with op.batch_alter_table('conflict', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conflict_inspection_id_settled_at_id'), ['inspection_id', 'settled_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_conflict_settled_at_id'), ['settled_at', 'id'], unique=False)

    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answer_op', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('answer_eff', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('note_op', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('note_eff', sa.DateTime(), nullable=True))

    with op.batch_alter_table('inspection', schema=None) as batch_op:
        batch_op.add_column(sa.Column('remarks_op', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('remarks_eff', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('op_seq', sa.BigInteger(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('submit_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('submitted_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.add_column(sa.Column('marked', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('accuracy', sa.Double(), nullable=True))
        batch_op.add_column(sa.Column('source', sa.String(length=16), nullable=False, server_default='library'))
        batch_op.add_column(sa.Column('device_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('op', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('eff', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('marks', sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column('marks_op', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('marks_eff', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('stored_at', sa.DateTime(), nullable=True))
        batch_op.alter_column('derivative',
               existing_type=sa.VARCHAR(length=64),
               nullable=True)
        batch_op.alter_column('thumbnail',
               existing_type=sa.VARCHAR(length=64),
               nullable=True)
        batch_op.alter_column('dhash',
               existing_type=sa.VARCHAR(length=16),
               nullable=True)

    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.add_column(sa.Column('op', sa.Uuid(), nullable=True))

    with op.batch_alter_table('signature', schema=None) as batch_op:
        batch_op.add_column(sa.Column('state', sa.String(length=64), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('op', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('eff', sa.DateTime(), nullable=True))

    _write_ops_of_what_is_there(op.get_bind())
    for statement in append_only.statements(op.get_bind().dialect.name, 'op'):
        op.execute(statement)


# The same names as the office devices of people have later on.
_OFFICE = uuid.UUID('6f0ce0de-0a1e-5b0e-9a53-2f8f0f7d4c11')
_DEVICE = sa.table('device', *(sa.column(name, kind) for name, kind in (
    ('id', sa.Uuid()), ('user_id', sa.Uuid()), ('kind', sa.String()), ('build', sa.String()), ('agent', sa.String()),
    ('first_seen', sa.DateTime()), ('last_seen', sa.DateTime()), ('unsent_ops', sa.Integer()),
    ('unsent_photos', sa.Integer()), ('rejected', sa.Integer()))))
_OP = sa.table('op', *(sa.column(name, kind) for name, kind in (
    ('id', sa.Uuid()), ('inspection_id', sa.Uuid()), ('seq', sa.BigInteger()), ('device_id', sa.Uuid()),
    ('n', sa.BigInteger()), ('user_id', sa.Uuid()), ('sheet_id', sa.Uuid()), ('item', sa.String()),
    ('field', sa.String()), ('value', sa.JSON(none_as_null=True)), ('at', sa.DateTime()), ('sent_at', sa.DateTime()),
    ('eff', sa.DateTime()), ('received_at', sa.DateTime()), ('skew_ms', sa.BigInteger()), ('state', sa.String()))))
_INSPECTION = sa.table('inspection', *(sa.column(name, kind) for name, kind in (
    ('id', sa.Uuid()), ('revision_id', sa.Uuid()), ('inspector_id', sa.Uuid()), ('started_at', sa.DateTime()), ('finished_at', sa.DateTime()),
    ('remarks', sa.Text()), ('remarks_op', sa.Uuid()), ('remarks_eff', sa.DateTime()), ('op_seq', sa.BigInteger()))))
_REVISION = sa.table(
    'published_revision', sa.column('id', sa.Uuid()), sa.column('content_hash', sa.String()))
_ANSWER = sa.table('answer', *(sa.column(name, kind) for name, kind in (
    ('id', sa.Uuid()), ('sheet_id', sa.Uuid()), ('item', sa.String()), ('answer', sa.JSON()), ('note', sa.Text()),
    ('answered_at', sa.DateTime()), ('answered_by', sa.Uuid()), ('answer_op', sa.Uuid()),
    ('answer_eff', sa.DateTime()), ('note_op', sa.Uuid()), ('note_eff', sa.DateTime()))))
_SHEET = sa.table('sheet', sa.column('id', sa.Uuid()), sa.column('inspection_id', sa.Uuid()))
_PHOTO = sa.table('photo', *(sa.column(name, kind) for name, kind in (
    ('id', sa.Uuid()), ('inspection_id', sa.Uuid()), ('sheet_id', sa.Uuid()), ('item', sa.String()),
    ('filename', sa.String()), ('media_type', sa.String()), ('original', sa.String()), ('size', sa.BigInteger()),
    ('width', sa.Integer()), ('height', sa.Integer()), ('taken_at', sa.DateTime()), ('latitude', sa.Double()),
    ('longitude', sa.Double()), ('uploaded_at', sa.DateTime()), ('uploaded_by', sa.Uuid()),
    ('removed_at', sa.DateTime()), ('stored_at', sa.DateTime()), ('source', sa.String()), ('op', sa.Uuid()),
    ('eff', sa.DateTime()), ('device_id', sa.Uuid()))))
_SIGNATURE = sa.table('signature', *(sa.column(name, kind) for name, kind in (
    ('id', sa.Uuid()), ('inspection_id', sa.Uuid()), ('role', sa.String()), ('name', sa.String()),
    ('image', sa.String()), ('signed_at', sa.DateTime()), ('signed_by', sa.Uuid()), ('state', sa.String()),
    ('op', sa.Uuid()), ('eff', sa.DateTime()))))


def _write_ops_of_what_is_there(connection: sa.Connection) -> None:
    connection.execute(sa.update(_PHOTO).values(stored_at=_PHOTO.c.uploaded_at, source='library'))
    numbers: dict[uuid.UUID, int] = {}
    for inspection in connection.execute(sa.select(_INSPECTION).order_by(_INSPECTION.c.started_at, _INSPECTION.c.id)).all():
        _write_ops_of(connection, inspection, numbers)


def _write_ops_of(connection: sa.Connection, inspection: Any, numbers: dict[uuid.UUID, int]) -> None:
    """One op for each answer, note, photo, remark and signature in force, as of the office."""
    found: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    answers = sa.select(_ANSWER).join(_SHEET, _SHEET.c.id == _ANSWER.c.sheet_id)
    for row in connection.execute(answers.where(_SHEET.c.inspection_id == inspection.id).order_by(_ANSWER.c.id)).all():
        who, when, place = row.answered_by, row.answered_at, (row.sheet_id, row.item)
        given = _op(row.id, who, when, *place, 'answer', row.answer)
        noted = _op(row.id, who, when, *place, 'note', row.note) if row.note else None
        found += [given, noted] if noted else [given]
        marks.append({'row': row.id, 'first': given['id'], 'when': when,
                      'second': noted['id'] if noted else None, 'noted': when if noted else None})
    if marks:
        connection.execute(sa.update(_ANSWER).where(_ANSWER.c.id == sa.bindparam('row')).values(
            answer_op=sa.bindparam('first'), answer_eff=sa.bindparam('when'),
            note_op=sa.bindparam('second'), note_eff=sa.bindparam('noted')), marks)
    found += _photo_ops(connection, inspection.id)
    if inspection.remarks:
        when = inspection.finished_at or inspection.started_at
        remark = _op(inspection.id, inspection.inspector_id, when, None, '', 'remarks', inspection.remarks)
        found.append(remark)
        connection.execute(sa.update(_INSPECTION).where(_INSPECTION.c.id == inspection.id).values(
            remarks_op=remark['id'], remarks_eff=when))
    found += _signature_ops(connection, inspection, found)
    if found:
        _insert(connection, inspection.id, found, numbers)


def _photo_ops(connection: sa.Connection, inspection_id: uuid.UUID) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    photos = sa.select(_PHOTO).where(_PHOTO.c.inspection_id == inspection_id, _PHOTO.c.removed_at.is_(None))
    for row in connection.execute(photos.order_by(_PHOTO.c.id)).all():
        value = {'sha256': row.original, 'length': row.size, 'media_type': row.media_type, 'width': row.width,
                 'height': row.height, 'taken_at': row.taken_at.isoformat(timespec='milliseconds') + 'Z' if row.taken_at else None,
                 'source': 'library', 'name': row.filename, 'latitude': row.latitude, 'longitude': row.longitude}
        value = {key: each for key, each in value.items() if each is not None or key == 'taken_at'}
        made = _op(row.id, row.uploaded_by, row.uploaded_at, row.sheet_id, row.item, f'photo:{row.id}', value)
        connection.execute(sa.update(_PHOTO).where(_PHOTO.c.id == row.id).values(
            op=made['id'], eff=made['at'], device_id=made['device_id']))
        found.append(made)
    return found


def _signature_ops(
    connection: sa.Connection, inspection: Any, signed: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    revision = connection.scalar(sa.select(_REVISION.c.content_hash).where(_REVISION.c.id == inspection.revision_id))
    lines = [str(revision), *sorted(str(each['id']) for each in signed)]
    digest = hashlib.sha256('\n'.join(lines).encode()).hexdigest()
    found: list[dict[str, Any]] = []
    for row in connection.execute(sa.select(_SIGNATURE).where(_SIGNATURE.c.inspection_id == inspection.id)).all():
        value = {'name': row.name, 'image': f'blob:{row.image}', 'state': digest}
        made = _op(row.id, row.signed_by, row.signed_at, None, '', f'sign:{row.role}', value)
        connection.execute(sa.update(_SIGNATURE).where(_SIGNATURE.c.id == row.id).values(
            state=digest, op=made['id'], eff=made['at']))
        found.append(made)
    return found


def _op(
    row_id: uuid.UUID, user_id: uuid.UUID, when: datetime, sheet_id: uuid.UUID | None, item: str, field: str, value: Any
) -> dict[str, Any]:
    return {'id': uuid.uuid5(row_id, field), 'device_id': uuid.uuid5(_OFFICE, str(user_id)), 'user_id': user_id,
            'sheet_id': sheet_id, 'item': item, 'field': field, 'value': value, 'at': when}


def _insert(
    connection: sa.Connection, inspection_id: uuid.UUID, found: list[dict[str, Any]], numbers: dict[uuid.UUID, int]
) -> None:
    for seq, each in enumerate(sorted(found, key=lambda one: one['at']), start=1):
        device, when = each['device_id'], each['at']
        if device not in numbers:
            numbers[device] = 0
            connection.execute(sa.insert(_DEVICE).values(
                id=device, user_id=each['user_id'], kind='office', build='', agent='', first_seen=when, last_seen=when,
                unsent_ops=0, unsent_photos=0, rejected=0))
        numbers[device] += 1
        each |= {'inspection_id': inspection_id, 'seq': seq, 'n': numbers[device], 'sent_at': when, 'eff': when,
                 'received_at': when, 'skew_ms': 0, 'state': 'accepted'}
    connection.execute(sa.insert(_OP), found)
    connection.execute(sa.update(_INSPECTION).where(_INSPECTION.c.id == inspection_id).values(op_seq=len(found)))


def downgrade() -> None:
    with op.batch_alter_table('signature', schema=None) as batch_op:
        batch_op.drop_column('eff')
        batch_op.drop_column('op')
        batch_op.drop_column('state')

    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.drop_column('op')

    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.alter_column('dhash',
               existing_type=sa.VARCHAR(length=16),
               nullable=False)
        batch_op.alter_column('thumbnail',
               existing_type=sa.VARCHAR(length=64),
               nullable=False)
        batch_op.alter_column('derivative',
               existing_type=sa.VARCHAR(length=64),
               nullable=False)
        batch_op.drop_column('stored_at')
        batch_op.drop_column('marks_eff')
        batch_op.drop_column('marks_op')
        batch_op.drop_column('marks')
        batch_op.drop_column('eff')
        batch_op.drop_column('op')
        batch_op.drop_column('device_id')
        batch_op.drop_column('source')
        batch_op.drop_column('accuracy')
        batch_op.drop_column('marked')

    with op.batch_alter_table('inspection', schema=None) as batch_op:
        batch_op.drop_column('submitted_at')
        batch_op.drop_column('submit_id')
        batch_op.drop_column('op_seq')
        batch_op.drop_column('remarks_eff')
        batch_op.drop_column('remarks_op')

    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_column('note_eff')
        batch_op.drop_column('note_op')
        batch_op.drop_column('answer_eff')
        batch_op.drop_column('answer_op')

    with op.batch_alter_table('conflict', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conflict_settled_at_id'))
        batch_op.drop_index(batch_op.f('ix_conflict_inspection_id_settled_at_id'))

    op.drop_table('conflict')
    op.drop_table('claim')
    with op.batch_alter_table('upload', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_upload_state_created_at'))
        batch_op.drop_index(batch_op.f('ix_upload_inspection_id_state'))

    op.drop_table('upload')
    with op.batch_alter_table('op', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_op_state_id'))
        batch_op.drop_index(batch_op.f('ix_op_inspection_id_sheet_id_item_field'))
        batch_op.drop_index(batch_op.f('ix_op_device_id_inspection_id'))

    op.drop_table('op')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION op_refuse()')
    with op.batch_alter_table('device', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_device_user_id'))
        batch_op.drop_index(batch_op.f('ix_device_last_seen'))

    op.drop_table('device')
