// The status line.
export default {
  saved_here: "Saved here; {unsent}",
  unsent_both: "{ops} {ops|answer|answers} and {photos} {photos|photo|photos} not yet on the server",
  unsent_ops: "{ops} {ops|answer|answers} not yet on the server",
  unsent_photos: "{photos} {photos|photo|photos} not yet on the server",
  all_sent: "All on the server",
  sent_refused: "Sent; {n} {n|entry|entries} not accepted",
  last_sync: "last sync {at}",
  never: "not synced since this start",
  sending: "sending",
  waiting: "trying again soon",
  offline: "no network",
  signed_out: "sign in again",
  stopped: "sending has stopped",
  update: "update needed",
  broken: "Storage is broken",
  press: "Press to sync now",
  // Codes of the sync, in words: what it waits for.
  "not-our-server": "this network does not lead to the inspection system; it may want you to sign in to it",
  "upload-quota": "too many unfinished photos of yours are on the server; ask the administrator",
  busy: "another window is sending",
};
