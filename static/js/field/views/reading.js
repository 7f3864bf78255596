// A text of the checklist in the language of this bundle.
/** @import { Text } from "../types.js" */
import { language } from "../built.js";

/** @param {Text | undefined} text */
export const read = (text) => text?.[language] ?? "";
