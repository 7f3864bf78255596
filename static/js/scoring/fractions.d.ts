// What the tablet uses of the engine, for its type checker; the engine itself is held by tests/vectors.
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
export function read(written: unknown): Fraction | null;
export function compare(a: Fraction, b: Fraction): number;
export function write(a: Fraction): string;
