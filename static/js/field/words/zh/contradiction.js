// Two tablets say different things of one place.
export default {
  title: "多台平板的{what}不一致，请点选正确的一项。",
  answer: "结果",
  note: "备注",
  photo: "照片",
  marks: "标注",
  counts: "目前以此为准",
  side: "{name}，{time}",
  you: "您",
  none: "无",
  taken_off: "照片已移除",
  kept: "保留照片",
  shapes: "{n} 处标注",
  office: "多台平板填写不同，目前以所示为准，由复核人裁定。",
};
