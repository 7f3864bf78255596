// What the tablet uses of the engine, for its type checker.
import type { AnswerType, Item } from "../field/model/types.js";
import type { Fraction } from "./fractions.js";

export function fractionOf(answer: AnswerType, value: unknown): Fraction | null;
export function passMark(item: Item): Fraction;
export function fits(item: Item, value: unknown): boolean;
