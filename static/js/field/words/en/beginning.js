// When the app cannot begin.
export default {
  title: "The tablet's storage cannot be opened",
  what: "Without storage the app takes no answers, lest they be lost. What was kept before has not been deleted. Try in this order:",
  private_window: "In a private window, use an ordinary one or the installed app instead.",
  space: "If the tablet is full, delete some other files.",
  restart: "Close all windows of this app and open it again.",
  again: "Open again",
  office: "Office pages",
};
