// The status line.
export default {
  saved_here: "已存在本平板；{unsent}",
  unsent_both: "{ops} 条结果、{photos} 张照片尚未上传",
  unsent_ops: "{ops} 条结果尚未上传",
  unsent_photos: "{photos} 张照片尚未上传",
  all_sent: "全部已上传",
  sent_refused: "已上传，其中 {n} 条未被采用",
  last_sync: "上次同步 {at}",
  never: "本次打开后尚未同步",
  sending: "正在上传",
  waiting: "稍后自动重试",
  offline: "没有网络",
  signed_out: "需要重新登录",
  stopped: "上传已停止",
  update: "需要更新",
  broken: "存储出现故障",
  press: "按下立即同步",
  // Codes of the sync, in words: what it waits for.
  "not-our-server": "当前网络没有连到检查系统，可能需要先登录网络",
  "upload-quota": "您名下未完成的照片过多，服务器暂不再接收，请联系管理员",
  busy: "另一个窗口正在上传",
};
