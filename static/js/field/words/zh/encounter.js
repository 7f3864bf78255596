// One more service encounter.
export default {
  title: "新增一次服务",
  what: "服务类型",
  suggested: "建议",
  suggestions: "来电|来访|报修|投诉|缴费|装修",
  label: "时间或事项",
  hint: "可留空，系统会自动编号。",
  failed: "没有保存！请再试一次。",
  cancel: "取消",
  add: "新增",
};
