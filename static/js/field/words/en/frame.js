// What stands around every view.
export default {
  back: "Back",
  list: "Inspections",
  storage: "Storage and rescue",
  reload: "Open again",
  problem: "This cannot be shown",
  unknown: "There is no such page.",
  not_here: "This inspection is not on this tablet and could not be downloaded now. Download it from the list when there is a network; what is not listed may not be yours to conduct.",
  failed: "The page failed. What you entered is kept on the tablet.",
  not_kept: "This page is not kept on the tablet yet. Find a network and open it again; what you entered is kept.",
};
