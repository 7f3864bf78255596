// The store in memory keeps to what every store promises.
import { test } from "node:test";

import { MemoryStore } from "../../../../static/js/field/store/memory.js";
import { contract } from "./contract.js";

for (const [name, run] of Object.entries(contract)) test(name, () => run(new MemoryStore()));
