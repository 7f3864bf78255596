// What cannot wait, above every view.
export default {
  broken_more: "平板存储出现故障，新的内容可能存不住。请先不要继续录入，立即同步或导出救援文件。",
  elsewhere: "检查正在另一个窗口中录入，这里只能查看。关闭那个窗口后即可在这里继续。",
  sign_in_more: "登录已过期。所有内容都保存在平板上，重新登录后继续上传。",
  other_user: "平板上有{name}未上传的内容，请由本人登录后上传，其他人请勿录入。",
  stopped_more: "服务器无法接收部分内容，它们仍保存在平板上。",
  update_more: "服务器需要新版本的应用。内容都保存在平板上，请在检查列表中更新。",
  rejected: "有 {n} 条内容服务器没有采用，原值仍保存在平板上。",
  to_storage: "查看",
  to_list: "前往列表",
  sign_in: "重新登录",
  // Codes of the sync, in words: what stopped it.
  "photo-lost": "有一张照片在平板上找不到原文件，无法上传。请在原检查项重新拍照。",
  "photo-unsendable": "有一张照片多次上传都没有成功。按上方状态栏可再试，或导出救援文件。",
  "refused-batch": "服务器无法接收一批结果，它们仍保存在平板上。请导出救援文件并联系管理员。",
};
