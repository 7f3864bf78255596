// What cannot wait, above every view.
export default {
  broken_more: "The tablet's storage is failing, and what you enter now may not be kept. Stop, sync at once or save the rescue file.",
  elsewhere: "Another window is editing; here you can only look. Close that window to go on here.",
  sign_in_more: "You were signed out. Everything is kept on the tablet and is sent once you sign in again.",
  other_user: "What {name} entered waits on this tablet; they must sign in to send it. Somebody else is signed in now: do not go on entering.",
  stopped_more: "The server cannot take some of it. It is kept on the tablet.",
  update_more: "The server needs a newer version of this app. Everything is kept; update on the inspection list.",
  rejected: "{n} {n|entry was|entries were} not accepted by the server. The values are kept on the tablet.",
  to_storage: "Show",
  to_list: "To the list",
  sign_in: "Sign in again",
  // Codes of the sync, in words: what stopped it.
  "photo-lost": "A photo's file is gone from the tablet and cannot be sent. Take it again at its item.",
  "photo-unsendable": "A photo could not be sent in several tries. Press the status line to try again, or save the rescue file.",
  "refused-batch": "The server cannot take a batch of answers. They are kept on the tablet; save the rescue file and tell your administrator.",
};
