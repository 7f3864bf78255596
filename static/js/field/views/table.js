// The view of every address of router.js. The list comes with the app; the others are read when first opened, from the
// tablet's own copy once the service worker has it, so that no start waits for what it does not show.
import { listView } from "./list.js";

const round = () => import("./round.js");
const closing = () => import("./closing.js");

/** @type {Record<string, import("../frame.js").MakeView>} */
export const views = {
  list: listView,
  walk: async (context, parameters) => (await round()).walkView(context, parameters),
  sheet: async (context, parameters) => (await round()).sheetView(context, parameters),
  scan: async (context, parameters) => (await round()).scanView(context, parameters),
  review: async (context, parameters) => (await closing()).reviewView(context, parameters),
  sign: async (context, parameters) => (await closing()).signView(context, parameters),
  receipt: async (context, parameters) => (await closing()).receiptView(context, parameters),
  storage: async (context) => (await closing()).storageView(context),
  install: async (context) => (await closing()).installView(context),
};
