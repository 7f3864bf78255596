// What stands around every view.
export default {
  back: "Back",
  list: "Inspections",
  storage: "Storage and rescue",
  reload: "Open again",
  problem: "This cannot be shown",
  unknown: "There is no such page.",
  not_here: "This inspection is not on this tablet. Go back to the list and download it where there is a network.",
  failed: "The page failed. What you entered is kept on the tablet.",
  not_kept: "This page is not kept on the tablet yet. Find a network and open it again; what you entered is kept.",
};
