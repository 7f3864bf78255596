// A page without a face: the tablet's store for tests to play with.
import { contract } from "../../js/field/store/contract.js";
import { shrink, shrinkHere } from "../../../static/js/field/store/images.js";
import { startSync } from "../../../static/js/field/sync/engine.js";
import { openStore } from "../../../static/js/field/store/store.js";

/** @type {any} */ (globalThis).field = { openStore, startSync, contract, shrink, shrinkHere };
