"""Scores by touchpoint beside each result, portfolio reports, and the index their span is found by."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from alembic import op
import sqlalchemy as sa


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

INSPECTION = sa.table(
    'inspection', sa.column('id', sa.Uuid()), sa.column('state', sa.String()), sa.column('result', sa.JSON())
)
COUNTED = ('passed', 'partial', 'failed')
BATCH = 100


def upgrade() -> None:
    scores = op.create_table('touchpoint_score',
    sa.Column('inspection_id', sa.Uuid(), nullable=False),
    sa.Column('checklist', sa.String(length=64), nullable=False),
    sa.Column('part', sa.String(length=64), nullable=False),
    sa.Column('score', sa.Text(), nullable=True),
    sa.Column('sheets', sa.Integer(), nullable=False),
    sa.Column('counted', sa.Integer(), nullable=False),
    sa.Column('failed', sa.Integer(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['inspection_id'], ['inspection.id'], name=op.f('fk_touchpoint_score_inspection_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_touchpoint_score')),
    sa.UniqueConstraint('inspection_id', 'checklist', name=op.f('uq_touchpoint_score_inspection_id_checklist'))
    )
    op.create_table('portfolio_report',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('parameters', sa.JSON(), nullable=False),
    sa.Column('projects', sa.JSON(), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('title', sa.String(length=400), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_portfolio_report')),
    sa.UniqueConstraint('key', name=op.f('uq_portfolio_report_key'))
    )
    op.create_index(op.f('ix_inspection_state_finished_at'), 'inspection', ['state', 'finished_at'], unique=False)
    op.create_index(op.f('ix_finding_closed_at_project_id'), 'finding', ['closed_at', 'project_id'], unique=False)
    _sum_up(scores)


def _sum_up(scores: sa.Table) -> None:
    """The scores of what was finished before; results are large, so few are held at a time."""
    bind = op.get_bind()
    finished = sa.select(INSPECTION.c.id).where(INSPECTION.c.state == 'completed')
    ids = bind.execute(finished.order_by(INSPECTION.c.id)).scalars().all()
    for start in range(0, len(ids), BATCH):
        results = sa.select(INSPECTION.c.id, INSPECTION.c.result).where(INSPECTION.c.id.in_(ids[start : start + BATCH]))
        rows = [row for name, result in bind.execute(results) if result for row in _rows(name, result)]
        if rows:
            bind.execute(scores.insert(), rows)


def _rows(inspection_id: UUID, result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in result['score']['parts']:
        for each in part['checklists']:
            outcomes = [item['outcome'] for sheet in each['sheets'] for item in sheet['items']]
            yield {
                'id': uuid4(),
                'inspection_id': inspection_id,
                'checklist': each['checklist'],
                'part': part['part'],
                'score': each.get('score'),
                'sheets': len(each['sheets']),
                'counted': sum(outcome in COUNTED for outcome in outcomes),
                'failed': sum(outcome in COUNTED[1:] for outcome in outcomes),
            }


def downgrade() -> None:
    op.drop_index(op.f('ix_finding_closed_at_project_id'), table_name='finding')
    op.drop_index(op.f('ix_inspection_state_finished_at'), table_name='inspection')
    op.drop_table('portfolio_report')
    op.drop_table('touchpoint_score')
