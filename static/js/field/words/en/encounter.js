// One more service encounter.
export default {
  title: "One more encounter",
  what: "Kind of service",
  suggested: "Suggestions",
  suggestions: "call|visit|repair|complaint|payment|renovation",
  label: "Time or subject",
  hint: "May stay empty; it is numbered by itself.",
  failed: "NOT saved! Try again.",
  cancel: "Cancel",
  add: "Add",
};
